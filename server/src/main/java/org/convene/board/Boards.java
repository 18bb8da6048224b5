package org.convene.board;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.convene.base.MandateId;
import org.convene.base.PollId;
import org.convene.base.SessionId;
import org.convene.board.BoardStore.Kept;
import org.convene.poll.Ballot;
import org.convene.poll.BallotsShownTo;
import org.convene.poll.PollFields;
import org.convene.poll.Secrecy;
import org.convene.postgres.Database;
import org.convene.roll.Mandate;
import org.convene.roll.Roll;
import org.convene.roll.Weight;
import org.convene.secret.BlindSigner;
import org.convene.secret.SecretPolls;
import org.convene.secret.SecretPolls.InUrn;
import org.convene.secret.SecretPolls.Signing;

/// Keeps the bulletin boards: posts what happens to a poll in the transaction that logs it, and
/// reads it back for those who check.
public final class Boards {
  /// Closed polls remembered, for all who ask after a close; some megabytes each where thousands
  /// voted.
  private static final int REMEMBERED = 4;

  /// @param named as [BoardStore#ballot] reads them; empty where the poll is secret
  private record Cast(Map<MandateId, String> named, List<InUrn> secret) {}

  private final Map<PollId, Future<Optional<Published>>> published =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PollId, Future<Optional<Published>>> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final Vertx vertx;
  private final Database database;
  private final BoardStore store;
  private final SecretPolls secrets;
  private final BoardSigner signer;

  private Boards(Vertx vertx, Database database, SecretPolls secrets, BoardSigner signer) {
    this.vertx = vertx;
    this.database = database;
    this.store = new BoardStore(database);
    this.secrets = secrets;
    this.signer = signer;
  }

  public static Future<Boards> open(Vertx vertx, Database database, SecretPolls secrets) {
    return new BoardStore(database)
        .signer()
        .map(signer -> new Boards(vertx, database, secrets, Objects.requireNonNull(signer)));
  }

  public BoardKey key() {
    return signer.open();
  }

  /// A poll opens: posts its setup; a secret one gets its keys and its urn.
  ///
  /// @param roll fit for the poll: of a secret one, with whole weights
  /// @return the board
  public Future<Chain> open(
      SqlConnection connection,
      SessionId session,
      PollId poll,
      PollFields fields,
      Roll roll,
      Instant at) {
    Kept kept = new Kept(roll, LotSeed.random(), Salts.random());
    return keys(fields, roll)
        .compose(keys -> {
          Entry setup = Setups.of(session, poll, fields, roll, kept.seed(), keys, at);
          Chain chain = new Chain(poll, List.of()).post(setup, signer);
          return store
              .add(connection, poll, kept)
              .compose(_ -> store.post(connection, chain, 0))
              .compose(_ ->
                  keys.isEmpty()
                      ? Future.succeededFuture()
                      : secrets.open(connection, poll, fields, keys))
              .map(chain);
        });
  }

  private Future<List<Signing>> keys(PollFields fields, Roll roll) {
    return fields.secrecy() == Secrecy.NAMED
        ? Future.succeededFuture(List.of())
        : blocking(() ->
            Setups.units(fields, roll).entrySet().stream()
                .map(units ->
                    new Signing(
                        units.getKey().isEmpty() ? null : units.getKey(),
                        BlindSigner.generate(),
                        units.getValue()))
                .toList());
  }

  /// What a poll comes to. Nothing is written yet: whether it closes is still to be decided. To be
  /// called under the poll's lock.
  ///
  /// @param roll as it is now
  public Future<Closing> closing(
      SqlConnection connection,
      SessionId session,
      PollId poll,
      PollFields fields,
      Roll roll,
      Instant at) {
    return store
        .kept(connection, poll)
        .compose(kept ->
            kept.isPresent()
                ? Future.succeededFuture(kept.get())
                // Opened by a version that had no boards.
                : open(connection, session, poll, fields, roll, at)
                    .compose(_ -> store.kept(connection, poll))
                    .map(Optional::orElseThrow))
        .compose(kept ->
            Future.all(store.chain(connection, poll), cast(connection, poll, fields))
                .compose(both -> {
                  Chain chain = both.resultAt(0);
                  Cast cast = both.resultAt(1);
                  return blocking(() -> {
                    Roll whole = whole(roll, cast.named.keySet());
                    Chain open = amended(chain, kept.roll(), whole, at);
                    List<Leaf> leaves = leaves(cast, fields, whole, kept);
                    return Closing.of(open, fields, whole, leaves, kept.seed(), signer, at);
                  });
                }));
  }

  private Future<Cast> cast(SqlClient client, PollId poll, PollFields fields) {
    return fields.secrecy() == Secrecy.SECRET
        ? secrets.urn(client, poll).map(urn -> new Cast(Map.of(), urn))
        : store.ballots(client, poll).map(named -> new Cast(named, List.of()));
  }

  /// With those who voted before polls froze rolls, each with a weight of 1.
  private static Roll whole(Roll roll, Set<MandateId> voters) {
    Map<MandateId, Mandate> known = roll.byId();
    List<Mandate> mandates = new ArrayList<>(roll.mandates());
    voters.stream()
        .filter(id -> !known.containsKey(id))
        .forEach(id ->
            mandates.add(
                new Mandate(id, Mandate.Of.PERSON, id.toString(), null, Weight.ONE, List.of())));
    return mandates.size() == known.size() ? roll : new Roll(mandates, roll.proxies());
  }

  /// Those who came while the poll was open.
  private Chain amended(Chain chain, Roll before, Roll now, Instant at) {
    Set<MandateId> known = new HashSet<>(before.byId().keySet());
    List<Mandate> added =
        now.mandates().stream().filter(mandate -> !known.contains(mandate.id())).toList();
    return added.isEmpty() ? chain : chain.post(new Entry.Amendment(at, added), signer);
  }

  /// The poll closes: writes what [#closing] came to.
  public Future<Chain> close(SqlConnection connection, PollFields fields, Closing closing) {
    Chain chain = closing.chain();
    return store
        .chain(connection, chain.poll())
        .compose(before -> store.post(connection, chain, before.posted().size()))
        .compose(_ ->
            fields.secrecy() == Secrecy.SECRET
                ? secrets.close(connection, chain.poll())
                : Future.succeededFuture())
        .map(chain);
  }

  /// The poll is cancelled. Its board says so; of a secret one, ballots and keys are gone.
  ///
  /// @return nothing where it has no board
  public Future<Optional<Chain>> cancel(
      SqlConnection connection, PollId poll, PollFields fields, String reason, Instant at) {
    return store
        .chain(connection, poll)
        .compose(before -> {
          if (before.posted().isEmpty()) {
            return Future.succeededFuture(Optional.empty());
          }
          Chain chain = before.post(new Entry.Cancelled(at, reason), signer);
          return store
              .post(connection, chain, before.posted().size())
              .compose(_ ->
                  fields.secrecy() == Secrecy.SECRET
                      ? secrets.cancel(connection, poll)
                      : Future.succeededFuture())
              .map(Optional.of(chain));
        });
  }

  private static List<Leaf> leaves(Cast cast, PollFields fields, Roll roll, Kept kept) {
    return fields.secrecy() == Secrecy.SECRET
        ? secret(cast.secret)
        : named(cast.named, fields, roll, kept.salts());
  }

  private static List<Leaf> secret(List<InUrn> urn) {
    return urn.stream()
        .map(each -> Leaf.secret(new Hash(each.token()), each.kind(), each.ballot()))
        .toList();
  }

  private static List<Leaf> named(
      Map<MandateId, String> ballots, PollFields fields, Roll roll, Salts salts) {
    Map<MandateId, Mandate> mandates = roll.byId();
    boolean shown = fields.ballotsShownTo() == BallotsShownTo.EVERYONE;
    List<Leaf> leaves = new ArrayList<>();
    ballots.forEach((id, choice) -> {
      Ballot ballot = BoardStore.ballot(choice);
      Mandate mandate = mandates.get(id);
      if (mandate == null) {
        throw new IllegalStateException("a ballot of a mandate that is not on the roll");
      }
      leaves.add(shown ? Leaf.open(mandate, ballot) : Leaf.veiled(mandate, salts, ballot));
    });
    return leaves;
  }

  /// A poll's board so far; without entries where it has none.
  public Future<Chain> chain(PollId poll) {
    return store.chain(database.client(), poll);
  }

  /// Everything about a poll that has closed and was not cancelled: it stays as it is, so it is
  /// read once, whoever asks at the same time.
  public Future<Optional<Published>> published(PollId poll, PollFields fields) {
    synchronized (published) {
      Future<Optional<Published>> before = published.get(poll);
      if (before != null && !before.failed()) {
        return before;
      }
      Future<Optional<Published>> read = readPublished(poll, fields);
      published.put(poll, read);
      return read;
    }
  }

  private Future<Optional<Published>> readPublished(PollId poll, PollFields fields) {
    SqlClient client = database.client();
    return Future.all(
            store.chain(client, poll), store.kept(client, poll), cast(client, poll, fields))
        .compose(all -> {
          Chain chain = all.resultAt(0);
          Optional<Kept> kept = all.resultAt(1);
          Cast cast = all.resultAt(2);
          return blocking(() -> kept.map(it -> published(chain, it, cast, fields)));
        });
  }

  private Published published(Chain chain, Kept kept, Cast cast, PollFields fields) {
    Roll amended = Amendments.of(kept.roll(), chain);
    Leaves leaves = Leaves.of(leaves(cast, fields, amended, kept));
    return new Published(key(), chain, kept.roll(), kept.salts(), leaves);
  }

  private <T> Future<T> blocking(Callable<T> work) {
    return vertx.executeBlocking(work, false).map(Objects::requireNonNull);
  }
}
