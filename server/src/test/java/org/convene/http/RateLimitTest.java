package org.convene.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.convene.base.Refusal;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final AtomicLong nanos = new AtomicLong(1);
  private final RateLimit limit = new RateLimit(3, 2, nanos::get);

  @Test
  void aBurstPassesAndThenTheRate() {
    assertThat(taken("a", 5)).isEqualTo(3);
    after(1000);
    assertThat(taken("a", 5)).isEqualTo(2);
  }

  @Test
  void aRefusalSaysWhenToTryAgain() {
    taken("a", 3);
    assertThat(limit.take("a").map(Refusal::code)).contains("too-many-requests");
    assertThat(limit.take("a").map(refusal -> refusal.members().get("retryAfter"))).contains(1L);
  }

  @Test
  void whatOneKeySpendsCostsNoOther() {
    taken("a", 3);
    assertThat(limit.take("b")).isEmpty();
  }

  @Test
  void askingCostsNothing() {
    for (int i = 0; i < 10; i++) {
      assertThat(limit.check("a")).isEmpty();
    }
    taken("a", 3);
    assertThat(limit.check("a")).isPresent();
  }

  @Test
  void whoFailsManyTimesAtOnceWaitsForEachOfThem() {
    var letIn = new CountDownLatch(1000);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 1000; i++) {
        threads.execute(() -> failAfter(letIn));
      }
    }
    assertThat(letIn.getCount()).isZero();
    after(498_000);
    assertThat(limit.check("a")).isPresent();
    assertThat(limit.take("a")).isPresent();
    after(1000);
    assertThat(taken("a", 5)).isEqualTo(1);
  }

  @Test
  void aDebtIsToldAsTheTimeToWait() {
    for (int i = 0; i < 9; i++) {
      limit.spend("a");
    }
    assertThat(limit.check("a").map(refusal -> refusal.members().get("retryAfter"))).contains(4L);
    assertThat(limit.check("b")).isEmpty();
  }

  @Test
  void anIdleBucketNeverHoldsMoreThanTheBurst() {
    taken("a", 3);
    after(3_600_000);
    assertThat(taken("a", 10)).isEqualTo(3);
  }

  @Test
  void memoryIsBoundedByForgettingWhoWasLongestAway() {
    taken("first", 3);
    for (int i = 0; i < RateLimit.KEYS; i++) {
      limit.take("key " + i);
    }
    assertThat(limit.take("first")).isEmpty();
    assertThat(taken("key " + (RateLimit.KEYS - 1), 5)).isEqualTo(2);
  }

  /// Fails once everybody was let in, as when the database answers all of them late.
  private void failAfter(CountDownLatch letIn) {
    if (limit.check("a").isEmpty()) {
      letIn.countDown();
    }
    try {
      letIn.await();
      limit.spend("a");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void after(long millis) {
    nanos.addAndGet(millis * 1_000_000);
  }

  private int taken(String key, int times) {
    int taken = 0;
    for (int i = 0; i < times; i++) {
      taken += limit.take(key).isEmpty() ? 1 : 0;
    }
    return taken;
  }
}
