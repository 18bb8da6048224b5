package org.convene.meeting;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.convene.base.InitiativeId;
import org.convene.base.Json;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.calendar.Recurrence;
import org.convene.postgres.Columns;
import org.jspecify.annotations.Nullable;

/// How meetings and series lie in rows.
final class MeetingRows {
  private MeetingRows() {}

  static Meeting meeting(Row row) {
    return new Meeting(
        new MeetingId(row.getUUID("id")),
        new InitiativeId(row.getUUID("initiative_id")),
        row.getString("slug"),
        row.getString("uid"),
        read(row, "plan", Plan.class),
        slot(row),
        status(row),
        revision(row, row.getLong("agenda_revision")),
        occurrence(row));
  }

  static Series series(Row row) {
    return new Series(
        new SeriesId(row.getUUID("id")),
        new InitiativeId(row.getUUID("initiative_id")),
        row.getString("uid"),
        read(row, "plan", Plan.class),
        slot(row),
        read(row, "rule", Recurrence.class),
        status(row),
        row.getUUID("follows_id") == null ? null : new SeriesId(row.getUUID("follows_id")),
        revision(row, 0));
  }

  static JsonObject json(Object value) {
    try {
      return new JsonObject(Json.MAPPER.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  static @Nullable OffsetDateTime cancelledAt(Revision revision) {
    return revision.cancelledAt() == null ? null : Columns.utc(revision.cancelledAt());
  }

  private static <T> T read(Row row, String column, Class<T> type) {
    try {
      return Json.MAPPER.readValue(row.getJsonObject(column).encode(), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(column + " of a row is not what it was written as", e);
    }
  }

  private static Slot slot(Row row) {
    return new Slot(
        row.getLocalDateTime("local_start"),
        row.getLocalDateTime("local_end"),
        ZoneId.of(row.getString("zone")));
  }

  private static MeetingStatus status(Row row) {
    return MeetingStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
  }

  private static Revision revision(Row row, long agenda) {
    OffsetDateTime cancelled = row.getOffsetDateTime("cancelled_at");
    return new Revision(
        row.getLong("revision"),
        row.getInteger("sequence"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "revised_at"),
        cancelled == null ? null : cancelled.toInstant(),
        agenda);
  }

  private static @Nullable Occurrence occurrence(Row row) {
    return row.getUUID("series_id") == null
        ? null
        : new Occurrence(
            new SeriesId(row.getUUID("series_id")), row.getLocalDateTime("recurrence_id"));
  }
}
