package org.convene.secret;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convene.base.PollId;
import org.convene.secret.SecretPages.Kind;

/// Collects what waits for a poll's pages and writes it together: while one statement is on its
/// way, the next entries gather. Thread-safe.
final class PageWriter {
  /// Entries written by one statement. Past it the first of them waits for the last.
  static final int AT_ONCE = 1_000;

  /// Entries waiting. Past it a client is told to come back: a longer line is answered after its
  /// clients gave up.
  static final int WAITING = 20_000;

  /// Too much is waiting.
  static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;

    Busy() {
      super("too much is waiting", null, false, false);
    }
  }

  private record Waiting(
      Map<String, JsonNode> values, Promise<Optional<Map<String, JsonNode>>> written) {}

  private final SecretPages pages;
  private final PollId poll;
  private final Kind kind;
  private final int count;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private boolean writing;

  PageWriter(SecretPages pages, PollId poll, Kind kind, int count) {
    this.pages = pages;
    this.poll = poll;
    this.kind = kind;
    this.count = count;
  }

  /// Completes once it is durable: with what was there before under the same keys, which stays;
  /// empty where the poll is not open.
  Future<Optional<Map<String, JsonNode>>> write(Map<String, JsonNode> values) {
    Waiting one = new Waiting(values, Promise.promise());
    synchronized (waiting) {
      if (waiting.size() >= WAITING) {
        return Future.failedFuture(new Busy());
      }
      waiting.add(one);
    }
    writeNext();
    return one.written().future();
  }

  private void writeNext() {
    List<Waiting> batch = batch();
    if (batch.isEmpty()) {
      return;
    }
    Map<String, JsonNode> values = new HashMap<>();
    batch.forEach(one -> values.putAll(one.values()));
    pages
        .merge(poll, kind, count, values)
        .onComplete(done -> {
          synchronized (waiting) {
            writing = false;
          }
          // In a random order: answers leave the server in another than they came to it.
          Collections.shuffle(batch);
          batch.forEach(one -> answer(one, done));
          writeNext();
        });
  }

  private static void answer(Waiting one, AsyncResult<Optional<Map<String, JsonNode>>> done) {
    if (done.succeeded()) {
      one.written().complete(done.result().map(all -> only(all, one.values())));
    } else {
      one.written().fail(done.cause());
    }
  }

  private static Map<String, JsonNode> only(
      Map<String, JsonNode> all, Map<String, JsonNode> asked) {
    Map<String, JsonNode> own = new HashMap<>(all);
    own.keySet().retainAll(asked.keySet());
    return own;
  }

  /// A key that is in the batch already waits for the next one: there it meets what was written.
  private List<Waiting> batch() {
    List<Waiting> batch = new ArrayList<>();
    synchronized (waiting) {
      if (writing) {
        return batch;
      }
      Map<String, JsonNode> keys = new HashMap<>();
      List<Waiting> later = new ArrayList<>();
      while (!waiting.isEmpty() && keys.size() < AT_ONCE) {
        Waiting next = waiting.remove();
        if (Collections.disjoint(keys.keySet(), next.values().keySet())) {
          keys.putAll(next.values());
          batch.add(next);
        } else {
          later.add(next);
        }
      }
      later.reversed().forEach(waiting::addFirst);
      writing = !batch.isEmpty();
    }
    return batch;
  }
}
