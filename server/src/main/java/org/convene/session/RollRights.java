package org.convene.session;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.convene.account.AccessTokens;
import org.convene.account.Identity;
import org.convene.base.CommitmentId;
import org.convene.base.HolderId;
import org.convene.base.MandateId;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.board.Setups;
import org.convene.http.Call;
import org.convene.http.Refusals;
import org.convene.poll.Delegates;
import org.convene.postgres.Database;
import org.convene.roll.Electorate;
import org.convene.roll.FrozenRolls;
import org.convene.roll.Held;
import org.convene.roll.Voter;
import org.convene.secret.Right;
import org.convene.secret.Rights;
import org.convene.secret.SecretPoll;

/// Who may have tokens of a secret poll: participants, by the roll that the poll froze.
///
/// A mandate that was lent goes to whoever borrowed it only while they are here and nobody of the
/// lender is: tokens are given once, and phones ask by themselves.
public final class RollRights implements Rights, OwnMandates {
  private static final String VOTERS =
      """
      select id, holder_id, commitment_id from participant
       where session_id = $1 and id = any($2) and role = 'participant' and removed_at is null
      """;

  /// Rolls remembered: those of secret polls never change, and of others they are asked for once
  /// the poll has closed.
  private static final int REMEMBERED = 20;

  private static final Refusal LENDER_IS_HERE =
      Refusal.forbidden("not-your-mandate", "whoever lent you this mandate is here to cast it");

  private final Database database;
  private final AccessTokens tokens;
  private final FrozenRolls rolls;
  private final Function<SessionId, Future<Set<ParticipantId>>> here;
  private final Map<PollId, Electorate> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<PollId, Electorate> eldest) {
              return size() > REMEMBERED;
            }
          });

  /// @param here who is connected to a session now
  public RollRights(
      Database database,
      AccessTokens tokens,
      FrozenRolls rolls,
      Function<SessionId, Future<Set<ParticipantId>>> here) {
    this.database = database;
    this.tokens = tokens;
    this.rolls = rolls;
    this.here = here;
  }

  @Override
  public Optional<Refusal> stranger(Call call, SessionId session) {
    Optional<Identity> identity = tokens.identify(call);
    if (identity.isEmpty()) {
      return Optional.of(Refusals.unauthenticated());
    }
    return participant(call, session).isPresent()
        ? Optional.empty()
        : Optional.of(Refusals.forbidden());
  }

  @Override
  public Answer of(Call call, SecretPoll poll) {
    List<Right> rights =
        held(call, poll).stream()
            .filter(held -> !headOnly(poll) || held.head())
            .map(held -> right(poll, held))
            .toList();
    return rights.isEmpty() ? new Answer.MayNot(Electorate.notOnTheRoll()) : new Answer.May(rights);
  }

  @Override
  public Refusal notYours(Call call, SecretPoll poll, MandateId mandate) {
    return voter(call, poll.session())
        .flatMap(voter -> electorate(poll.id()).flaw(voter, mandate, headOnly(poll)))
        .orElse(LENDER_IS_HERE);
  }

  /// Whatever they may cast, or may have cast when those were away who are here now.
  @Override
  public Optional<List<MandateId>> of(Call call, SessionId session, PollId poll) {
    if (tokens.identify(call).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        voter(call, session).stream()
            .flatMap(voter -> electorate(poll).of(voter).stream())
            .map(held -> held.mandate().id())
            .toList());
  }

  private static boolean headOnly(SecretPoll poll) {
    return poll.fields().delegates() == Delegates.HEAD;
  }

  private static Right right(SecretPoll poll, Held held) {
    return new Right(
        held.mandate().id(),
        Setups.byClass(poll.fields()) ? held.mandate().kind() : null,
        held.mandate().weight().value().intValueExact());
  }

  private List<Held> held(Call call, SecretPoll poll) {
    Optional<Voter> voter = voter(call, poll.session());
    if (voter.isEmpty()) {
      return List.of();
    }
    Electorate electorate = electorate(poll.id());
    List<Held> all = electorate.of(voter.get());
    if (all.stream().noneMatch(held -> held.as() == Held.As.PROXY)) {
      return all;
    }
    Set<ParticipantId> present = here.apply(poll.session()).await();
    boolean isHere = participant(call, poll.session()).filter(present::contains).isPresent();
    Set<MandateId> cast = castByTheirOwn(electorate, poll.session(), present);
    return all.stream()
        .filter(
            held -> held.as() != Held.As.PROXY || (isHere && !cast.contains(held.mandate().id())))
        .toList();
  }

  private Set<MandateId> castByTheirOwn(
      Electorate electorate, SessionId session, Set<ParticipantId> present) {
    Set<MandateId> own = new HashSet<>();
    for (Voter voter : voters(session, present)) {
      electorate.of(voter).stream()
          .filter(held -> held.as() != Held.As.PROXY)
          .forEach(held -> own.add(held.mandate().id()));
    }
    return own;
  }

  private Electorate electorate(PollId poll) {
    return known.computeIfAbsent(poll, id -> new Electorate(rolls.find(id).await()));
  }

  private Optional<ParticipantId> participant(Call call, SessionId session) {
    return tokens
        .identify(call)
        .flatMap(identity ->
            identity instanceof Identity.Guest(SessionId of, ParticipantId who)
                    && of.equals(session)
                ? Optional.of(who)
                : Optional.empty());
  }

  private Optional<Voter> voter(Call call, SessionId session) {
    return participant(call, session)
        .flatMap(who -> voters(session, Set.of(who)).stream().findFirst());
  }

  private List<Voter> voters(SessionId session, Set<ParticipantId> who) {
    UUID[] ids = who.stream().map(ParticipantId::value).toArray(UUID[]::new);
    return StreamSupport.stream(
            database
                .client()
                .preparedQuery(VOTERS)
                .execute(Tuple.of(session.value()).addArrayOfUUID(ids))
                .await()
                .spliterator(),
            false)
        .map(RollRights::voter)
        .toList();
  }

  private static Voter voter(Row row) {
    Set<HolderId> persons = new HashSet<>();
    persons.add(new HolderId(row.getUUID("id")));
    if (row.getUUID("holder_id") != null) {
      persons.add(new HolderId(row.getUUID("holder_id")));
    }
    UUID commitment = row.getUUID("commitment_id");
    return new Voter(persons, commitment == null ? null : new CommitmentId(commitment));
  }
}
