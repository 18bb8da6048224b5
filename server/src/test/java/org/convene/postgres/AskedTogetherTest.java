package org.convene.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Laws: whoever comes while a question is under way goes into the next, together with the others;
/// nobody gets an answer from before they asked.
class AskedTogetherTest {
  private final List<List<String>> questions = new ArrayList<>();
  private final List<Promise<Map<String, Integer>>> open = new ArrayList<>();
  private final AskedTogether<String, Integer> asked = new AskedTogether<>(this::question);

  private Future<Map<String, Integer>> question(List<String> keys) {
    questions.add(keys);
    open.add(Promise.promise());
    return open.getLast().future();
  }

  @Test
  void theFirstIsAskedAtOnceAndThoseMeanwhileTogether() {
    asked.answer("a");
    Future<Optional<Integer>> b = asked.answer("b");
    Future<Optional<Integer>> c = asked.answer("c");
    assertThat(questions).containsExactly(List.of("a"));

    open.getFirst().complete(Map.of("a", 1));
    assertThat(questions).containsExactly(List.of("a"), List.of("b", "c"));
    assertThat(b.isComplete()).isFalse();

    open.getLast().complete(Map.of("b", 2));
    assertThat(b.result()).contains(2);
    assertThat(c.result()).isEmpty();
  }

  @Test
  void nobodyIsToldOfATimeBeforeTheyAsked() {
    Future<Optional<Integer>> first = asked.answer("a");
    Future<Optional<Integer>> later = asked.answer("a");

    open.getFirst().complete(Map.of("a", 1));
    assertThat(first.result()).contains(1);
    assertThat(later.isComplete()).isFalse();

    open.getLast().complete(Map.of("a", 2));
    assertThat(later.result()).contains(2);
  }

  @Test
  void aFailureIsThatOfItsQuestionAndOfNoOther() {
    Future<Optional<Integer>> a = asked.answer("a");
    Future<Optional<Integer>> b = asked.answer("b");

    open.getFirst().fail("the database is away");
    open.getLast().complete(Map.of("b", 2));

    assertThat(a.failed()).isTrue();
    assertThat(b.result()).contains(2);
  }

  @Test
  void manyGoInSeveralQuestionsAndNoneIsForgotten() {
    List<Future<Optional<Integer>>> all = new ArrayList<>();
    for (int i = 0; i < 1_201; i++) {
      all.add(asked.answer("k" + i));
    }
    for (int i = 0; i < open.size(); i++) {
      open.get(i).complete(Map.of());
    }

    assertThat(all).allMatch(Future::succeeded);
    assertThat(questions).extracting(List::size).containsExactly(1, 500, 500, 200);
  }
}
