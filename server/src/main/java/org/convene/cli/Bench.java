package org.convene.cli;

import java.util.concurrent.Callable;
import org.convene.base.CannotStart;
import picocli.CommandLine.Command;

/// Names `./convene bench`, which the launcher runs itself: it is no part of the server.
@Command(
    name = "bench",
    description = "Measures Convene on this machine, as ratios within one run.",
    mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {
  @Override
  public Integer call() throws CannotStart {
    throw new CannotStart("'bench' works in a clone of the repository: run ./convene bench there");
  }
}
