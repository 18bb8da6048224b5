package org.convene.meeting;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.postgres.Columns;

/// Meetings. Reads give what everybody may see: no drafts.
public final class MeetingStore {
  private static final String COLUMNS =
      """
      select id, initiative_id, slug, kind, title, about, local_start, local_end, zone, place, link,
        languages, status
      from meeting
      """;

  static final String PROGRAMME =
      COLUMNS + "where initiative_id = $1 and status <> 'draft' order by starts_at, slug";

  static final String BY_SLUG = COLUMNS + "where slug = $1 and status <> 'draft'";

  static final String INSERT =
      """
      insert into meeting (id, initiative_id, slug, kind, title, about, local_start, local_end,
        zone, starts_at, ends_at, place, link, languages, status)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
      """;

  private final SqlClient client;

  public MeetingStore(SqlClient client) {
    this.client = client;
  }

  /// All of an initiative, by time.
  public Future<List<Meeting>> programme(InitiativeId of) {
    return client
        .preparedQuery(PROGRAMME)
        .execute(Tuple.of(of.value()))
        .map(rows -> meetings(rows).toList());
  }

  /// Empty for what can be no slug, without asking: PostgreSQL takes no NUL in a text.
  public Future<Optional<Meeting>> bySlug(String slug) {
    if (!Meeting.SLUG.matcher(slug).matches()) {
      return Future.succeededFuture(Optional.empty());
    }
    return client
        .preparedQuery(BY_SLUG)
        .execute(Tuple.of(slug))
        .map(rows -> meetings(rows).findFirst());
  }

  public Future<Void> insert(List<Meeting> meetings) {
    return client
        .preparedQuery(INSERT)
        .executeBatch(meetings.stream().map(MeetingStore::tuple).toList())
        .mapEmpty();
  }

  private static Stream<Meeting> meetings(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(MeetingStore::meeting);
  }

  private static Tuple tuple(Meeting m) {
    return Tuple.of(
        m.id().value(),
        m.initiative().value(),
        m.slug(),
        m.kind().json(),
        Columns.json(m.title()),
        Columns.json(m.about()),
        m.localStart(),
        m.localEnd(),
        m.zone().getId(),
        Columns.utc(m.startsAt()),
        Columns.utc(m.endsAt()),
        m.place(),
        m.link(),
        m.languages().toArray(String[]::new),
        m.status().json());
  }

  private static Meeting meeting(Row row) {
    return new Meeting(
        new MeetingId(row.getUUID("id")),
        new InitiativeId(row.getUUID("initiative_id")),
        row.getString("slug"),
        MeetingKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        Columns.text(row, "title"),
        Columns.text(row, "about"),
        row.getLocalDateTime("local_start"),
        row.getLocalDateTime("local_end"),
        ZoneId.of(row.getString("zone")),
        row.getString("place"),
        row.getString("link"),
        List.of(row.getArrayOfStrings("languages")),
        MeetingStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)));
  }
}
