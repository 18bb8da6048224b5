package org.convene.feed;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;
import org.convene.postgres.Asked;
import org.jspecify.annotations.Nullable;

/// Where the calendar stands. While nothing has changed it is the very same head. Thread-safe.
final class Heads {
  private final Supplier<Future<Optional<Head>>> head;
  private final Asked<Optional<Head>> asked;
  private volatile @Nullable Head newest;

  /// @param version of the head, which is less to ask for than the head
  Heads(Supplier<Future<Optional<String>>> version, Supplier<Future<Optional<Head>>> head) {
    this.head = head;
    this.asked = new Asked<>(() -> version.get().compose(this::newest));
  }

  Future<Optional<Head>> current() {
    return asked.answer();
  }

  private Future<Optional<Head>> newest(Optional<String> version) {
    Head known = newest;
    return known != null && version.isPresent() && known.version().equals(version.get())
        ? Future.succeededFuture(Optional.of(known))
        : head.get().onSuccess(read -> newest = read.orElse(null));
  }
}
