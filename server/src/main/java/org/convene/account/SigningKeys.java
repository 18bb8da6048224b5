package org.convene.account;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.convene.postgres.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys in use on this node: one signs, it and those retired lately verify. Made anew when due,
/// read again every few minutes, and when a token names a key that is not known here yet.
public final class SigningKeys {
  /// How long another node may go on signing with a key that was retired.
  static final int RELOAD_MINUTES = 5;

  /// Tokens with made-up key ids make the database be asked no more often than this.
  private static final long RELOAD_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

  /// @param signer holds one private key, so that there is no choice of which signs
  /// @param verifier never without a key: the library takes unsigned tokens then
  record Ring(Set<String> kids, JWTAuth signer, JWTAuth verifier) {}

  private final Vertx vertx;
  private final SigningKeyStore store;
  private final JWTOptions rules;
  private final AtomicLong reloadedAt = new AtomicLong(System.nanoTime() - RELOAD_NANOS);
  private volatile Ring ring;

  private SigningKeys(Vertx vertx, SigningKeyStore store, JWTOptions rules, List<SigningKey> keys) {
    this.vertx = vertx;
    this.store = store;
    this.rules = rules;
    this.ring = ring(keys);
  }

  /// @param rules issuer, audience and leeway that tokens are held to
  static Future<SigningKeys> open(Vertx vertx, Database database, JWTOptions rules) {
    var store = new SigningKeyStore(database);
    return store
        .rotateWhenDue()
        .compose(rotated -> store.verifying())
        .map(keys -> new SigningKeys(vertx, store, rules, keys));
  }

  /// Until the server stops.
  void watch() {
    vertx.setPeriodic(Duration.ofMinutes(RELOAD_MINUTES).toMillis(), tick -> refresh());
  }

  Ring ring() {
    return ring;
  }

  /// Makes the next key when it is time, and reads what other nodes have made.
  Future<Void> refresh() {
    return store
        .rotateWhenDue()
        .compose(rotated -> reload())
        .onFailure(e -> LOG.warn("signing keys not read again: {}", e.toString()));
  }

  /// Reads the keys again, unless that was just done.
  Future<Void> reloadForUnknown() {
    long last = reloadedAt.get();
    boolean due = System.nanoTime() - last > RELOAD_NANOS;
    return due && reloadedAt.compareAndSet(last, System.nanoTime())
        ? reload()
        : Future.succeededFuture();
  }

  Future<Void> reload() {
    return store.verifying().onSuccess(keys -> ring = ring(keys)).mapEmpty();
  }

  private Ring ring(List<SigningKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalStateException("there is no signing key");
    }
    var verifying = new JWTAuthOptions().setJWTOptions(rules);
    keys.forEach(key -> verifying.addJwk(key.publicJwk()));
    var signing = new JWTAuthOptions().addJwk(keys.getFirst().privateJwk());
    Set<String> kids = keys.stream().map(SigningKey::kid).collect(Collectors.toUnmodifiableSet());
    return new Ring(kids, JWTAuth.create(vertx, signing), JWTAuth.create(vertx, verifying));
  }
}
