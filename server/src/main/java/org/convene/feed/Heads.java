package org.convene.feed;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks where the calendar stands once for all who want to know at the same time. Whoever comes
/// while a question is under way gets the answer to the next one, so that nobody is told of a time
/// before they asked. Thread-safe.
final class Heads {
  private final Supplier<Future<Optional<Head>>> question;
  private boolean asking;
  private @Nullable Promise<Optional<Head>> waiting;

  Heads(Supplier<Future<Optional<Head>>> question) {
    this.question = question;
  }

  Future<Optional<Head>> current() {
    Promise<Optional<Head>> mine;
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

  private void ask(Promise<Optional<Head>> promise) {
    question
        .get()
        .onComplete(answer -> {
          next();
          promise.handle(answer);
        });
  }

  private void next() {
    Promise<Optional<Head>> next;
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
