package org.convene.bench.live;

import java.io.IOException;

/// Processes that end with the bench, also when it is interrupted.
final class Children {
  private Children() {}

  static Process start(ProcessBuilder builder) throws IOException {
    Process child = builder.start();
    atEnd(child::destroy);
    return child;
  }

  static void atEnd(AutoCloseable resource) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(resource), "end"));
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      System.err.println("not closed: " + e);
    }
  }
}
