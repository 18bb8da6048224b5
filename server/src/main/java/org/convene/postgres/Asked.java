package org.convene.postgres;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks a question once for all who want to know at the same time. Whoever comes while it is under
/// way gets the answer to the next, so that nobody is told of a time before they asked.
/// Thread-safe.
public final class Asked<T> {
  private final Supplier<Future<T>> question;
  private boolean asking;
  private @Nullable Promise<T> waiting;

  public Asked(Supplier<Future<T>> question) {
    this.question = question;
  }

  /// Completes on any thread.
  public Future<T> answer() {
    Promise<T> mine;
    synchronized (this) {
      if (waiting != null) {
        return waiting.future();
      }
      mine = Promise.promise();
      if (asking) {
        waiting = mine;
        return mine.future();
      }
      asking = true;
    }
    ask(mine);
    return mine.future();
  }

  private void ask(Promise<T> promise) {
    question
        .get()
        .onComplete(answer -> {
          next();
          promise.handle(answer);
        });
  }

  private void next() {
    Promise<T> next;
    synchronized (this) {
      next = waiting;
      waiting = null;
      asking = next != null;
    }
    if (next != null) {
      ask(next);
    }
  }
}
