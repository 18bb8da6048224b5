package org.convene.base;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What was made and can be made again: the least recently used goes when there is too much.
/// Thread-safe.
public final class Bounded<K, V> {
  private final long most;
  private final ToLongFunction<V> weight;
  private final LinkedHashMap<K, V> kept = new LinkedHashMap<>(64, 0.75f, true);
  private long weighs;

  /// @param most together, as `weight` weighs
  public Bounded(long most, ToLongFunction<V> weight) {
    this.most = most;
    this.weight = weight;
  }

  public synchronized Optional<V> get(K key) {
    return Optional.ofNullable(kept.get(key));
  }

  /// One that is heavier than all may be is not kept.
  public synchronized void put(K key, V value) {
    @Nullable V before = kept.put(key, value);
    weighs += weight.applyAsLong(value) - (before == null ? 0 : weight.applyAsLong(before));
    var eldest = kept.entrySet().iterator();
    while (weighs > most && eldest.hasNext()) {
      Map.Entry<K, V> gone = eldest.next();
      weighs -= weight.applyAsLong(gone.getValue());
      eldest.remove();
    }
  }
}
