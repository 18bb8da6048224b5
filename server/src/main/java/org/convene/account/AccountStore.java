package org.convene.account;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.convene.account.AccountView.Commitment;
import org.convene.account.AccountView.Membership;
import org.convene.base.AccountId;
import org.convene.base.InitiativeId;
import org.convene.base.Json;
import org.convene.base.Text;
import org.convene.postgres.Database;

/// Accounts and what they are members of.
public final class AccountStore {
  private static final String ACCOUNT = "select name, email, locale from account where id = $1";

  private static final String MEMBERSHIPS =
      """
      select i.id as initiative, i.name, m.role, c.id as commitment, c.name as commitment_name
      from member m
      join initiative i on i.id = m.initiative_id
      left join commitment c on c.id = m.commitment_id
      where m.account_id = $1
      order by i.slug\
      """;

  private static final String FIRST_FACILITATOR =
      """
      select account_id from member where role in ('facilitator', 'organiser')
      order by role, account_id limit 1\
      """;

  private static final String FIRST_ORGANISER =
      "select account_id from member where role = 'organiser' order by account_id limit 1";

  private final Database database;

  public AccountStore(Database database) {
    this.database = database;
  }

  public Future<Optional<AccountView>> find(AccountId id) {
    return Future.all(query(ACCOUNT, id), query(MEMBERSHIPS, id))
        .map(both -> view(id, both.resultAt(0), both.resultAt(1)));
  }

  /// Somebody who may run sessions, the same at each start; empty while nobody may.
  public Future<Optional<AccountId>> firstFacilitator() {
    return one(FIRST_FACILITATOR);
  }

  /// Somebody who may plan meetings, the same at each start; empty while nobody may.
  public Future<Optional<AccountId>> firstOrganiser() {
    return one(FIRST_ORGANISER);
  }

  private Future<Optional<AccountId>> one(String sql) {
    return database
        .client()
        .preparedQuery(sql)
        .execute()
        .map(AccountStore::first)
        .map(row -> row.map(found -> new AccountId(found.getUUID(0))));
  }

  private Future<RowSet<Row>> query(String sql, AccountId id) {
    return database.client().preparedQuery(sql).execute(Tuple.of(id.value()));
  }

  private static Optional<AccountView> view(
      AccountId id, RowSet<Row> account, RowSet<Row> memberships) {
    var list =
        StreamSupport.stream(memberships.spliterator(), false)
            .map(AccountStore::membership)
            .toList();
    return first(account)
        .map(row ->
            new AccountView(
                id, row.getString("name"), row.getString("email"), row.getString("locale"), list));
  }

  private static Membership membership(Row row) {
    return new Membership(
        new InitiativeId(row.getUUID("initiative")),
        text(row.getJsonObject("name")),
        row.getString("role"),
        Commitment.of(row.getUUID("commitment"), row.getString("commitment_name")));
  }

  private static Text text(JsonObject json) {
    return Json.MAPPER.convertValue(json.getMap(), Text.class);
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }
}
