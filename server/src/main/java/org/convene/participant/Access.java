package org.convene.participant;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import org.convene.account.AccessTokens;
import org.convene.account.Identity;
import org.convene.base.AccountId;
import org.convene.base.InitiativeId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.http.Call;
import org.convene.http.Endpoint;
import org.convene.http.Refusals;
import org.convene.http.Reply;
import org.convene.postgres.Database;

/// Who may see what over REST. Sessions are run by the organisers and facilitators of their
/// initiative, who have accounts; guests never see more here than what is public.
///
/// All methods wait; on a virtual thread.
public final class Access {
  private static final String FACILITATES =
      """
      select m.account_id is not null
      from session s
      join meeting mt on mt.id = s.meeting_id
      left join member m on m.initiative_id = mt.initiative_id and m.account_id = $2
        and m.role in ('organiser', 'facilitator')
      where s.id = $1\
      """;

  static final String ORGANISES =
      "select initiative_id from member where account_id = $1 and role = 'organiser' limit 1";

  private final AccessTokens tokens;
  private final Database database;

  public Access(AccessTokens tokens, Database database) {
    this.tokens = tokens;
    this.database = database;
  }

  /// Lets only those who may run the session of the path parameter `session` reach `inner`.
  public Endpoint facilitators(Endpoint inner) {
    return call -> refusal(call).map(Reply::refuse).orElseGet(() -> inner.answer(call));
  }

  /// The same question, where others may come as well and see less.
  public boolean facilitates(Call call) {
    return refusal(call).isEmpty();
  }

  /// Lets only those who signed in with an account reach `inner`.
  public Endpoint accounts(BiFunction<Call, AccountId, Reply> inner) {
    return call ->
        account(call)
            .map(account -> inner.apply(call, account))
            .orElseGet(() -> Reply.refuse(noAccount(call)));
  }

  /// Guests are known, and still have no account.
  private Refusal noAccount(Call call) {
    return tokens.identify(call).isPresent() ? Refusals.forbidden() : Refusals.unauthenticated();
  }

  /// What only organisers may do, and for whom they do it.
  public interface Organising {
    Reply answer(Call call, InitiativeId initiative);
  }

  /// Lets only organisers reach `inner`, with the initiative that they organise.
  public Endpoint organisers(Organising inner) {
    return call -> {
      if (tokens.identify(call).isEmpty()) {
        return Reply.refuse(Refusals.unauthenticated());
      }
      return account(call)
          .flatMap(this::organises)
          .map(initiative -> inner.answer(call, initiative))
          .orElseGet(() -> Reply.refuse(Refusals.forbidden()));
    };
  }

  private Optional<InitiativeId> organises(AccountId account) {
    var rows = database.client().preparedQuery(ORGANISES).execute(Tuple.of(account.value()));
    return StreamSupport.stream(rows.await().spliterator(), false)
        .map(row -> new InitiativeId(row.getUUID(0)))
        .findFirst();
  }

  /// Who signed in; empty for guests and strangers.
  public Optional<AccountId> account(Call call) {
    return tokens.identify(call).flatMap(Access::account);
  }

  private Optional<Refusal> refusal(Call call) {
    Optional<Identity> identity = tokens.identify(call);
    if (identity.isEmpty()) {
      return Optional.of(Refusals.unauthenticated());
    }
    return account(identity.get())
        .map(account -> refusal(new SessionId(call.id("session")), account))
        .orElseGet(() -> Optional.of(Refusals.forbidden()));
  }

  private Optional<Refusal> refusal(SessionId session, AccountId account) {
    var rows =
        database
            .client()
            .preparedQuery(FACILITATES)
            .execute(Tuple.of(session.value(), account.value()))
            .await();
    if (rows.size() == 0) {
      return Optional.of(unknownSession());
    }
    Row row = rows.iterator().next();
    return row.getBoolean(0) ? Optional.empty() : Optional.of(Refusals.forbidden());
  }

  private static Optional<AccountId> account(Identity identity) {
    return identity instanceof Identity.Account(AccountId id) ? Optional.of(id) : Optional.empty();
  }

  static Refusal unknownSession() {
    return Refusal.unknown("unknown-session", "There is no such session.");
  }
}
