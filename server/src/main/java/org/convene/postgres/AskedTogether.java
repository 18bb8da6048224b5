package org.convene.postgres;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Asks for many at once: while a question is under way the next gather, and go together. A hall
/// that comes in at once then costs as many statements as the database has time for, and not one
/// for each person. Nobody is told of a time before they asked. Thread-safe.
///
/// @param <K> what is asked for, by its equality
/// @param <V> what is known of it
public final class AskedTogether<K, V> {
  /// Keys in one question. Past it the first of them wait for the last.
  private static final int AT_ONCE = 500;

  private final Function<List<K>, Future<Map<K, V>>> question;
  private final Map<K, Promise<Optional<V>>> waiting = new LinkedHashMap<>();
  private boolean asking;

  /// @param question for up to 500 different keys; what is not there is not in its answer
  public AskedTogether(Function<List<K>, Future<Map<K, V>>> question) {
    this.question = question;
  }

  /// Completes on any thread; fails with whoever was asked for in the same question.
  public Future<Optional<V>> answer(K key) {
    Promise<Optional<V>> mine;
    synchronized (this) {
      mine = waiting.computeIfAbsent(key, _ -> Promise.promise());
    }
    next();
    return mine.future();
  }

  private void next() {
    Map<K, Promise<Optional<V>>> asked = take();
    if (asked.isEmpty()) {
      return;
    }
    question
        .apply(List.copyOf(asked.keySet()))
        .onComplete(found -> {
          synchronized (this) {
            asking = false;
          }
          next();
          asked.forEach((key, promise) ->
              promise.handle(found.map(all -> Optional.ofNullable(all.get(key)))));
        });
  }

  private synchronized Map<K, Promise<Optional<V>>> take() {
    Map<K, Promise<Optional<V>>> taken = new LinkedHashMap<>();
    if (asking) {
      return taken;
    }
    waiting.entrySet().stream()
        .limit(AT_ONCE)
        .forEach(entry -> taken.put(entry.getKey(), entry.getValue()));
    waiting.keySet().removeAll(taken.keySet());
    asking = !taken.isEmpty();
    return taken;
  }
}
