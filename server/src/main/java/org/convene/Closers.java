package org.convene;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been opened, closed in the opposite order: what came last stands on what came before.
final class Closers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Closers.class);

  private record Closer(String what, AutoCloseable closeable) {}

  private final Deque<Closer> closers = new ArrayDeque<>();

  /// Closes `closeable` before everything added so far. `what` names it should it fail.
  synchronized void add(String what, AutoCloseable closeable) {
    closers.push(new Closer(what, closeable));
  }

  /// Blocks until all are closed; one that fails is logged and does not keep the others from it. A
  /// second call does nothing.
  @Override
  public synchronized void close() {
    while (!closers.isEmpty()) {
      Closer closer = closers.pop();
      try {
        closer.closeable().close();
      } catch (Exception e) {
        LOG.warn("{} did not close", closer.what(), e);
      }
    }
  }
}
