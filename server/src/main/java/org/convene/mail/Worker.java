package org.convene.mail;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does one thing again and again on a virtual thread of its own, where it may block. A step that
/// fails is logged and done again later.
public final class Worker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  /// Long enough for a database to come back, short enough that nobody notices.
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(15);

  /// Past it what is under way is interrupted: the server has thirty seconds to stop.
  private static final Duration LAST_STEP = Duration.ofSeconds(10);

  private final Supplier<Duration> step;
  private final Semaphore bell = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  private Worker(String name, Supplier<Duration> step) {
    this.step = step;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::work);
  }

  /// @param step returns how long to wait until the next
  public static Worker start(String name, Supplier<Duration> step) {
    Worker worker = new Worker(name, step);
    worker.thread.start();
    return worker;
  }

  /// Waits no longer.
  public void wake() {
    bell.release();
  }

  private void work() {
    try {
      while (!closed) {
        Duration wait = attempt();
        if (!closed && bell.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
          bell.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration attempt() {
    try {
      return step.get();
    } catch (Exception e) {
      LOG.warn("{} goes on later: {}", thread.getName(), e.toString());
      return AFTER_FAILURE;
    }
  }

  /// Waits for the step under way.
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      if (!thread.join(LAST_STEP)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
