package org.convene.participant;

import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.convene.base.AccountId;
import org.convene.base.InitiativeId;
import org.convene.http.Call;
import org.convene.http.Endpoint;
import org.convene.http.Refusals;
import org.convene.http.Reply;
import org.convene.postgres.Database;

/// Who may plan: organisers, each for the initiatives they are organiser of.
///
/// All methods wait; on a virtual thread.
public final class OrganiserAccess {
  private static final String ORGANISES =
      "select initiative_id from member where account_id = $1 and role = 'organiser'";

  private final Access access;
  private final Database database;

  public OrganiserAccess(Access access, Database database) {
    this.access = access;
    this.database = database;
  }

  /// Lets only organisers reach `inner`, with the initiatives that are theirs: never none. What is
  /// of another initiative has to look to them as if it were not there.
  public Endpoint organisers(BiFunction<Call, Set<InitiativeId>, Reply> inner) {
    return call -> {
      Optional<AccountId> account = access.account(call);
      if (account.isEmpty()) {
        return Reply.refuse(access.refusalOfNoAccount(call));
      }
      Set<InitiativeId> theirs = initiatives(account.get());
      return theirs.isEmpty() ? Reply.refuse(Refusals.forbidden()) : inner.apply(call, theirs);
    };
  }

  private Set<InitiativeId> initiatives(AccountId account) {
    var rows = database.client().preparedQuery(ORGANISES).execute(Tuple.of(account.value()));
    return StreamSupport.stream(rows.await().spliterator(), false)
        .map(row -> new InitiativeId(row.getUUID(0)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
