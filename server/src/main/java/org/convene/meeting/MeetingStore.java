package org.convene.meeting;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.postgres.Columns;

/// Meetings, dates of series among them. Whoever changes one tells [CalendarRevisions] in the same
/// transaction.
public final class MeetingStore {
  private static final String COLUMNS =
      """
      select id, initiative_id, slug, uid, plan, local_start, local_end, zone, status, revision, sequence,
        agenda_revision, created_at, revised_at, cancelled_at, series_id, recurrence_id
      from meeting
      """;

  static final String PROGRAMME =
      COLUMNS + "where initiative_id = $1 and status <> 'draft' order by starts_at, slug";

  static final String BY_SLUG = COLUMNS + "where slug = $1 and status <> 'draft'";

  static final String ALL = COLUMNS + "where initiative_id = $1 order by starts_at, slug";

  static final String BY_ID = COLUMNS + "where id = $1";

  static final String OF_SERIES = COLUMNS + "where series_id = $1 order by recurrence_id";

  static final String THESE = COLUMNS + "where id = any($1)";

  /// Which version of each is there, without drafts: to find out what has changed.
  static final String STAMPS =
      """
      select id, revision, agenda_revision from meeting
      where initiative_id = $1 and status <> 'draft'
      """;

  /// Slugs that begin alike, to find a free one.
  static final String SLUGS = "select slug from meeting where starts_with(slug, $1)";

  static final String INSERT =
      """
      insert into meeting (id, slug, uid, plan, local_start, local_end, zone, starts_at, ends_at, status, revision,
        sequence, revised_at, cancelled_at, series_id, recurrence_id, initiative_id, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
      """;

  /// Only over the revision before it: of two edits at once the second finds nothing to change.
  static final String SAVE =
      """
      update meeting set slug = $2, uid = $3, plan = $4, local_start = $5, local_end = $6, zone = $7, starts_at = $8,
        ends_at = $9, status = $10, revision = $11, sequence = $12, revised_at = $13, cancelled_at = $14,
        series_id = $15, recurrence_id = $16
      where id = $1 and revision = $11 - 1
      """;

  /// A date that was cancelled in a series that is a draft is one, too.
  private static final String IS_DRAFT =
      "(m.status = 'draft' or exists (select from series r where r.id = m.series_id and r.status = 'draft'))";

  static final String DELETE_DRAFT = "delete from meeting m where m.id = $1 and " + IS_DRAFT;

  static final String DELETE_SESSION =
      "delete from session s using meeting m where s.meeting_id = m.id and m.id = $1 and "
          + IS_DRAFT;

  private final SqlClient client;

  public MeetingStore(SqlClient client) {
    this.client = client;
  }

  /// What everybody may see of an initiative, by time: no drafts.
  public Future<List<Meeting>> programme(InitiativeId of) {
    return list(PROGRAMME, Tuple.of(of.value()));
  }

  /// What everybody may see: no draft. Empty for what can be no slug, without asking: PostgreSQL
  /// takes no NUL in a text.
  public Future<Optional<Meeting>> bySlug(String slug) {
    return Meeting.SLUG.matcher(slug).matches()
        ? list(BY_SLUG, Tuple.of(slug)).map(MeetingStore::first)
        : Future.succeededFuture(Optional.empty());
  }

  /// All of an initiative with its drafts, by time; for organisers.
  public Future<List<Meeting>> all(InitiativeId of) {
    return list(ALL, Tuple.of(of.value()));
  }

  /// A draft, too.
  public Future<Optional<Meeting>> find(MeetingId id) {
    return list(BY_ID, Tuple.of(id.value())).map(MeetingStore::first);
  }

  /// The dates of a series, drafts and cancelled ones too, by recurrence id.
  public Future<List<Meeting>> ofSeries(SeriesId series) {
    return list(OF_SERIES, Tuple.of(series.value()));
  }

  /// Drafts, too; in any order.
  public Future<List<Meeting>> these(Collection<MeetingId> ids) {
    return list(THESE, Tuple.of(ids.stream().map(MeetingId::value).toArray(UUID[]::new)));
  }

  /// Which version of a meeting is there.
  public record Stamp(MeetingId id, long number, long agenda) {
    public static Stamp of(Meeting meeting) {
      return new Stamp(meeting.id(), meeting.revision().number(), meeting.revision().agenda());
    }
  }

  /// Of what everybody may see, in any order.
  public Future<List<Stamp>> stamps(InitiativeId of) {
    return client
        .preparedQuery(STAMPS)
        .execute(Tuple.of(of.value()))
        .map(rows ->
            stream(rows)
                .map(
                    row -> new Stamp(new MeetingId(row.getUUID(0)), row.getLong(1), row.getLong(2)))
                .toList());
  }

  /// Those that are taken.
  public Future<List<String>> slugs(String beginning) {
    return client
        .preparedQuery(SLUGS)
        .execute(Tuple.of(beginning))
        .map(rows -> stream(rows).map(row -> row.getString(0)).toList());
  }

  public Future<Void> insert(List<Meeting> meetings) {
    return client
        .preparedQuery(INSERT)
        .executeBatch(meetings.stream().map(MeetingStore::inserted).toList())
        .mapEmpty();
  }

  /// @param meeting with the revision after the edit
  /// @return whether it was saved: not over somebody else's edit
  public Future<Boolean> save(Meeting meeting) {
    return client.preparedQuery(SAVE).execute(saved(meeting)).map(rows -> rows.rowCount() == 1);
  }

  /// A draft with the session that was prepared for it, in a transaction; nothing else can be
  /// deleted.
  public Future<Boolean> deleteDraft(MeetingId id) {
    return client
        .preparedQuery(DELETE_SESSION)
        .execute(Tuple.of(id.value()))
        .compose(_ -> client.preparedQuery(DELETE_DRAFT).execute(Tuple.of(id.value())))
        .map(rows -> rows.rowCount() == 1);
  }

  private Future<List<Meeting>> list(String sql, Tuple parameters) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> stream(rows).map(MeetingRows::meeting).toList());
  }

  private static Optional<Meeting> first(List<Meeting> found) {
    return found.stream().findFirst();
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  /// What never changes comes after what may.
  private static Tuple inserted(Meeting m) {
    return saved(m)
        .addUUID(m.initiative().value())
        .addOffsetDateTime(Columns.utc(m.revision().createdAt()));
  }

  private static Tuple saved(Meeting m) {
    return Tuple.tuple()
        .addUUID(m.id().value())
        .addString(m.slug())
        .addString(m.uid())
        .addJsonObject(MeetingRows.json(m.plan()))
        .addLocalDateTime(m.slot().localStart())
        .addLocalDateTime(m.slot().localEnd())
        .addString(m.zone().getId())
        .addOffsetDateTime(Columns.utc(m.startsAt()))
        .addOffsetDateTime(Columns.utc(m.endsAt()))
        .addString(m.status().json())
        .addLong(m.revision().number())
        .addInteger(m.revision().sequence())
        .addOffsetDateTime(Columns.utc(m.revision().revisedAt()))
        .addOffsetDateTime(MeetingRows.cancelledAt(m.revision()))
        .addUUID(m.occurrence() == null ? null : m.occurrence().series().value())
        .addLocalDateTime(m.occurrence() == null ? null : m.occurrence().recurrenceId());
  }
}
