package org.convene.cli;

import java.util.concurrent.Callable;
import org.convene.base.CannotStart;
import picocli.CommandLine.Command;

/// Names `./convene chaos`, which the launcher runs itself: it is no part of the server.
@Command(
    name = "chaos",
    description =
        "Breaks things around a server while people vote, and checks that nothing is lost.",
    mixinStandardHelpOptions = true)
final class Chaos implements Callable<Integer> {
  @Override
  public Integer call() throws CannotStart {
    throw new CannotStart("'chaos' works in a clone of the repository: run ./convene chaos there");
  }
}
