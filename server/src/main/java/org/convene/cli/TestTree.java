package org.convene.cli;

import java.util.concurrent.Callable;
import org.convene.base.CannotStart;
import picocli.CommandLine.Command;

/// Explains `./convene test`, which the launcher runs itself: it tests a tree, not a running
/// server.
@Command(
    name = "test",
    description = "Checks and tests everything in a clone of the repository.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Formatting, compilation with Error Prone and NullAway, the server's tests on a real PostgreSQL,",
      "the client's checks and tests, the journeys in Chromium, and the Docker files. Needs JDK 25,",
      "Maven, Node 20 and Chromium; as root it installs Debian's Chromium by itself."
    })
final class TestTree implements Callable<Integer> {
  @Override
  public Integer call() throws CannotStart {
    throw new CannotStart("'test' works in a clone of the repository: run ./convene test there");
  }
}
