package org.convene.attendee;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.convene.attendee.Attendee.ReplyOrder;
import org.convene.base.AccountId;
import org.convene.base.CommitmentId;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.postgres.Columns;
import org.jspecify.annotations.Nullable;

/// How attendees lie in rows.
final class AttendeeRows {
  private AttendeeRows() {}

  static Attendee attendee(Row row) {
    String via = row.getString("answered_via");
    return new Attendee(
        new AttendeeId(row.getUUID("id")),
        id(row, "meeting_id", MeetingId::new),
        id(row, "series_id", SeriesId::new),
        id(row, "account_id", AccountId::new),
        row.getString("name"),
        row.getString("email"),
        row.getString("locale"),
        id(row, "commitment_id", CommitmentId::new),
        constant(AttendeeRole.class, row.getString("role")),
        constant(Partstat.class, row.getString("partstat")),
        constant(Place.class, row.getString("place")),
        row.getLong("place_order"),
        instant(row, "answered_at"),
        via == null ? null : constant(Via.class, via),
        row.getString("comment"),
        answers(row.getJsonObject("answers")),
        reply(row));
  }

  static Places places(Row row, @Nullable Integer capacity) {
    return new Places(
        capacity,
        row.getInteger("confirmed"),
        row.getInteger("waiting"),
        row.getInteger("requested"),
        row.getLong("first_waiting"),
        row.getLong("last_given"));
  }

  static JsonObject json(Map<String, String> answers) {
    return new JsonObject(new HashMap<>(answers));
  }

  static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : Columns.utc(at);
  }

  private static Map<String, String> answers(JsonObject json) {
    Map<String, String> answers = new HashMap<>();
    json.fieldNames().forEach(id -> answers.put(id, json.getString(id)));
    return answers;
  }

  private static @Nullable ReplyOrder reply(Row row) {
    Instant written = instant(row, "reply_dtstamp");
    return written == null ? null : new ReplyOrder(row.getInteger("reply_sequence"), written);
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static <T> @Nullable T id(Row row, String column, Function<UUID, T> made) {
    UUID id = row.getUUID(column);
    return id == null ? null : made.apply(id);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String json) {
    return Enum.valueOf(type, json.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
