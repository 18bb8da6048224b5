package org.convene.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class LatelyTest {
  private final Deque<Promise<String>> questions = new ArrayDeque<>();
  private final Changes changes = new Changes();
  private long now = Long.MAX_VALUE - 1;
  private final Lately<String> lately = new Lately<>(this::question, changes, () -> now);

  private Future<String> question() {
    Promise<String> promise = Promise.promise();
    questions.add(promise);
    return promise.future();
  }

  private void answered(String with) {
    Future<String> asked = lately.answer();
    questions.remove().complete(with);
    assertThat(asked.result()).isEqualTo(with);
  }

  @Test
  void theAnswerIsGoodForAMoment() {
    answered("first");
    now += Lately.NANOS - 1;
    assertThat(lately.answer().result()).isEqualTo("first");
    now++;
    answered("second");
  }

  @Test
  void theMomentBeginsWithTheQuestion() {
    Future<String> slow = lately.answer();
    now += Lately.NANOS;
    questions.remove().complete("old by now");
    assertThat(slow.result()).isEqualTo("old by now");
    answered("newer");
  }

  @Test
  void whatChangedIsAskedForAtOnce() {
    answered("before");
    changes.mark();
    answered("after");
  }

  @Test
  void aChangeWhileAskedIsAskedForAgain() {
    Future<String> asked = lately.answer();
    changes.mark();
    questions.remove().complete("perhaps before, perhaps after");
    assertThat(asked.isComplete()).isTrue();
    answered("after");
  }

  @Test
  void aFailureIsNoAnswer() {
    Future<String> failing = lately.answer();
    questions.remove().fail("no database");
    assertThat(failing.failed()).isTrue();
    answered("it is back");
  }
}
