package org.convene.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.convene.base.Refusal;

/// Token buckets, one a key: `burst` at once, then `perSecond`. A key not seen for long has a full
/// bucket, so forgetting the least recently used beyond `KEYS` is harmless unless somebody commands
/// that many addresses; then each of them starts with a full bucket again.
///
/// Thread-safe. Counts on one node only: with several nodes a limit is up to that many times
/// higher.
public final class RateLimit {
  /// Keys remembered; about 100 bytes each, so some 10 MB at most for each limit.
  static final int KEYS = 100_000;

  private static final double NANOS = 1e9;

  private final double burst;
  private final double perSecond;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > KEYS;
        }
      };

  private record Bucket(double tokens, long at) {}

  public RateLimit(int burst, double perSecond) {
    this(burst, perSecond, System::nanoTime);
  }

  RateLimit(int burst, double perSecond, LongSupplier nanoTime) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
  }

  /// Takes a token, or says why there is none.
  public synchronized Optional<Refusal> take(String key) {
    double tokens = tokens(key);
    if (tokens < 1) {
      return Optional.of(tooMany(tokens));
    }
    buckets.put(key, new Bucket(tokens - 1, nanoTime.getAsLong()));
    return Optional.empty();
  }

  /// Takes a token even where there is none: for what turned out to fail after [#check] let it
  /// pass. Of many that were let in at once each pays, and what follows waits until the debt is
  /// paid; otherwise as many guesses as requests under way would cost one token.
  public synchronized void spend(String key) {
    buckets.put(key, new Bucket(tokens(key) - 1, nanoTime.getAsLong()));
  }

  /// Says whether there is a token, and takes none: for what costs only when it fails, which
  /// [#spend] then counts.
  public synchronized Optional<Refusal> check(String key) {
    double tokens = tokens(key);
    return tokens < 1 ? Optional.of(tooMany(tokens)) : Optional.empty();
  }

  private double tokens(String key) {
    Bucket bucket = buckets.get(key);
    if (bucket == null) {
      return burst;
    }
    double gained = (nanoTime.getAsLong() - bucket.at) / NANOS * perSecond;
    return Math.min(burst, bucket.tokens + gained);
  }

  private Refusal tooMany(double tokens) {
    var wait = Duration.ofMillis((long) Math.ceil((1 - tokens) / perSecond * 1000));
    return Refusals.tooMany(wait);
  }
}
