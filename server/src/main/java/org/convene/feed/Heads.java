package org.convene.feed;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks where the calendar stands once for all who want to know at the same time. Whoever comes
/// while a question is under way gets the answer to the next one, so that nobody is told of a time
/// before they asked. While nothing has changed it is the very same head. Thread-safe.
final class Heads {
  private final Supplier<Future<Optional<String>>> version;
  private final Supplier<Future<Optional<Head>>> head;
  private volatile @Nullable Head newest;
  private boolean asking;
  private @Nullable Promise<Optional<Head>> waiting;

  /// @param version of the head, which is less to ask for than the head
  Heads(Supplier<Future<Optional<String>>> version, Supplier<Future<Optional<Head>>> head) {
    this.version = version;
    this.head = head;
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
    version
        .get()
        .compose(this::newest)
        .onComplete(answer -> {
          next();
          promise.handle(answer);
        });
  }

  private Future<Optional<Head>> newest(Optional<String> version) {
    Head known = newest;
    return known != null && version.isPresent() && known.version().equals(version.get())
        ? Future.succeededFuture(Optional.of(known))
        : head.get().onSuccess(read -> newest = read.orElse(null));
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
