package org.convene.cli;

import java.util.concurrent.Callable;
import org.convene.base.CannotStart;
import picocli.CommandLine.Command;

/// Names `./convene fuzz`, which the launcher runs itself: it is no part of the server.
@Command(
    name = "fuzz",
    description = "Searches for files and frames that are neither read nor refused.",
    mixinStandardHelpOptions = true)
final class Fuzz implements Callable<Integer> {
  @Override
  public Integer call() throws CannotStart {
    throw new CannotStart("'fuzz' works in a clone of the repository: run ./convene fuzz there");
  }
}
