package org.convene.secret;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.convene.base.MandateId;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Endpoint;
import org.convene.http.RateLimit;
import org.convene.http.Refusals;
import org.convene.http.Reply;
import org.convene.poll.Ballot;
import org.convene.secret.Rights.Answer;
import org.convene.secret.SecretPoll.ClassKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Secret polls over REST: tokens for whoever may vote, and ballots from nobody in particular.
public final class SecretRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(SecretRoutes.class);

  /// Ballots from one address: a workshop behind one address casts all at once, and a mandate of
  /// weight 100 a hundred. Counted in memory only, and by nothing but the address.
  static final int BALLOTS_AT_ONCE = 30_000;

  static final int BALLOTS_A_SECOND = 500;

  /// Signing costs milliseconds of a core: this is what one person may spend.
  static final int SIGNINGS_AT_ONCE = 600;

  static final int SIGNINGS_A_SECOND = 10;

  record Key(@JsonProperty("class") @Nullable String kind, TokenKey key, int units) {
    static Key of(ClassKey key) {
      return new Key(key.kind(), key.key(), key.units());
    }
  }

  record Holds(MandateId mandate, @JsonProperty("class") @Nullable String kind, int units) {
    static Holds of(Right right) {
      return new Holds(right.mandate(), right.kind(), right.units());
    }
  }

  record TokenKeys(PollId poll, String variant, List<Key> keys, List<Holds> mandates) {}

  record Blinded(MandateId mandate, int from, List<String> blinded) {}

  record Signatures(MandateId mandate, int from, List<String> signatures) {}

  record SecretBallot(String token, String signature, Ballot ballot) {}

  record Cast(String token) {}

  private final SecretPolls polls;
  private final Rights rights;
  private final Issuing issuing;
  private final Urn urn;
  private final RateLimit ballots = new RateLimit(BALLOTS_AT_ONCE, BALLOTS_A_SECOND);
  private final RateLimit signings = new RateLimit(SIGNINGS_AT_ONCE, SIGNINGS_A_SECOND);

  public SecretRoutes(SecretPolls polls, Rights rights) {
    this.polls = polls;
    this.rights = rights;
    this.issuing = new Issuing(polls);
    this.urn = new Urn(polls);
  }

  public void mount(Api api) {
    api.on("tokenKey", voters(this::tokenKey));
    api.on("tokens", voters(this::tokens));
    api.on("secretBallot", this::secretBallot);
  }

  private Endpoint voters(Endpoint inner) {
    return call ->
        rights.stranger(call, session(call)).map(Reply::refuse).orElseGet(() -> inner.answer(call));
  }

  private Reply tokenKey(Call call) {
    Optional<SecretPoll> poll = ofSession(call);
    if (poll.isEmpty()) {
      return unknown();
    }
    return switch (rights.of(call, poll.get())) {
      case Answer.MayNot(Refusal refusal) -> Reply.refuse(refusal);
      case Answer.May(List<Right> own) ->
          Reply.json(
              new TokenKeys(
                  poll.get().id(),
                  Variant.PSS_RANDOMIZED.rfcName(),
                  poll.get().keys().stream().map(Key::of).toList(),
                  own.stream().map(Holds::of).toList()));
    };
  }

  private Reply tokens(Call call) {
    Optional<SecretPoll> poll = ofSession(call);
    if (poll.isEmpty()) {
      return unknown();
    }
    Blinded wish = call.body(Blinded.class);
    return switch (rights.of(call, poll.get())) {
      case Answer.MayNot(Refusal refusal) -> Reply.refuse(refusal);
      case Answer.May(List<Right> own) ->
          own.stream()
              .filter(right -> right.mandate().equals(wish.mandate()))
              .findFirst()
              .map(right -> issue(poll.get(), right, wish))
              .orElseGet(() -> Reply.refuse(rights.notYours(call, poll.get(), wish.mandate())));
    };
  }

  private Reply issue(SecretPoll poll, Right right, Blinded wish) {
    Optional<Refusal> tooMany =
        wish.blinded().stream()
            .flatMap(_ -> signings.take(right.mandate().toString()).stream())
            .findFirst();
    if (tooMany.isPresent()) {
      return Reply.refuse(tooMany.get());
    }
    List<byte[]> blinded = wish.blinded().stream().map(SecretRoutes::bytes).toList();
    return switch (issuing.issue(poll, right, wish.from(), blinded)) {
      case Issuing.Outcome.Refused(Refusal refusal) -> Reply.refuse(refusal);
      case Issuing.Outcome.Issued(List<byte[]> signatures) ->
          Reply.json(
              new Signatures(
                  wish.mandate(),
                  wish.from(),
                  signatures.stream().map(SecretRoutes::text).toList()));
    };
  }

  /// Of a request here nothing may be logged: what came, when it came and from where would say who
  /// voted. So a failure ends here, and not at the edge that logs.
  private Reply secretBallot(Call call) {
    Optional<Refusal> tooMany = ballots.take(call.address());
    if (tooMany.isPresent()) {
      return Reply.refuse(tooMany.get());
    }
    SecretBallot wish = call.body(SecretBallot.class);
    try {
      return polls
          .find(new PollId(call.id("poll")))
          .await()
          .map(poll -> cast(poll, wish))
          .orElseGet(SecretRoutes::unknown);
    } catch (RuntimeException e) {
      LOG.warn("secret ballots wait for the database");
      return Reply.refuse(Refusals.busy());
    }
  }

  private Reply cast(SecretPoll poll, SecretBallot wish) {
    return switch (urn.cast(poll, bytes(wish.token()), bytes(wish.signature()), wish.ballot())) {
      case Urn.Outcome.Refused(Refusal refusal) -> Reply.refuse(refusal);
      case Urn.Outcome.Cast(String token) -> Reply.json(new Cast(token));
    };
  }

  private Optional<SecretPoll> ofSession(Call call) {
    return polls
        .find(new PollId(call.id("poll")))
        .await()
        .filter(poll -> poll.session().equals(session(call)));
  }

  private static SessionId session(Call call) {
    return new SessionId(call.id("session"));
  }

  private static Reply unknown() {
    return Reply.refuse(
        Refusal.unknown("unknown-poll", "There is no such poll, or it is not secret."));
  }

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
