package org.convene.caldav;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.convene.base.Refusal;
import org.convene.http.ClientAddress;
import org.convene.http.RateLimit;
import org.jspecify.annotations.Nullable;

/// Who asks: Basic authentication (RFC 7617) with a password for programs. Wrong ones are counted
/// against the address they come from. Waits; on virtual threads.
final class Guard {
  /// Wrong passwords at once, and in a second after that: a program that was not told of a new one
  /// tries some times, and guesses at 125 bits stay hopeless.
  private static final int WRONG_AT_ONCE = 20;

  private static final double WRONG_PER_SECOND = 0.1;
  private static final String BASIC = "basic ";

  /// Longest header that is looked at; a name and a password have some hundred characters.
  private static final int MAX_LENGTH = 1_000;

  private final AppPasswordStore passwords;
  private final ClientAddress clients;
  private final Clock clock;
  private final RateLimit wrong = new RateLimit(WRONG_AT_ONCE, WRONG_PER_SECOND);

  Guard(AppPasswordStore passwords, ClientAddress clients, Clock clock) {
    this.passwords = passwords;
    this.clients = clients;
    this.clock = clock;
  }

  /// What came of it.
  sealed interface Outcome {
    record Known(Visitor visitor) implements Outcome {}

    /// Gave no credentials, or none that are good: which is not said.
    record Unknown() implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
  }

  private record Credentials(String user, String secret) {}

  Outcome identify(HttpServerRequest request) {
    Optional<Credentials> given = credentials(request.getHeader("Authorization"));
    if (given.isEmpty()) {
      return new Outcome.Unknown();
    }
    String address = clients.of(request);
    Optional<Refusal> refusal = wrong.check(address);
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    Optional<Visitor> visitor = visitor(given.get());
    if (visitor.isEmpty()) {
      wrong.spend(address);
      return new Outcome.Unknown();
    }
    return new Outcome.Known(visitor.get());
  }

  private Optional<Visitor> visitor(Credentials given) {
    return AppPassword.typed(given.secret())
        .flatMap(secret -> passwords.open(given.user(), secret, clock.instant()).await());
  }

  private static Optional<Credentials> credentials(@Nullable String header) {
    if (header == null
        || header.length() > MAX_LENGTH
        || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      String both = new String(decoded, StandardCharsets.UTF_8);
      int colon = both.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new Credentials(both.substring(0, colon), both.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
