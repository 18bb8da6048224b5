package org.convene.http;

import io.vertx.core.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks a question, but not again for a moment. What people change by a request or in a live
/// session shows at once all the same; what changes otherwise (by a mail that came in, by another
/// program on the database) after that moment. Thread-safe.
final class Lately<T> {
  /// How long an answer is good for: less than it is on its way to most readers. Asking for each
  /// moment's readers anew cost a quarter of all that small answers do.
  static final long NANOS = 20_000_000;

  /// @param asked when, by the ticker
  /// @param changes that were counted then
  private record Known<T>(Future<T> answer, long asked, long changes) {}

  private final Supplier<Future<T>> question;
  private final Changes changes;
  private final LongSupplier ticker;
  private volatile @Nullable Known<T> known;

  Lately(Supplier<Future<T>> question, Changes changes) {
    this(question, changes, System::nanoTime);
  }

  Lately(Supplier<Future<T>> question, Changes changes, LongSupplier ticker) {
    this.question = question;
    this.changes = changes;
    this.ticker = ticker;
  }

  /// Complete where the last one is good; else it completes on any thread.
  Future<T> answer() {
    Known<T> last = known;
    long now = ticker.getAsLong();
    long counted = changes.count();
    if (last != null && last.changes == counted && now - last.asked < NANOS) {
      return last.answer;
    }
    return question
        .get()
        .onSuccess(answer -> known = new Known<>(Future.succeededFuture(answer), now, counted));
  }
}
