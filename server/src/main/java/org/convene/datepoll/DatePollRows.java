package org.convene.datepoll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.convene.base.DatePollId;
import org.convene.base.InitiativeId;
import org.convene.base.Json;
import org.convene.base.MeetingId;
import org.convene.meeting.Plan;
import org.convene.postgres.Columns;
import org.jspecify.annotations.Nullable;

/// How date polls and answers lie in rows.
final class DatePollRows {
  private static final TypeReference<List<Candidate>> CANDIDATES = new TypeReference<>() {};
  private static final TypeReference<List<Asked>> PEOPLE = new TypeReference<>() {};
  private static final TypeReference<TreeMap<Integer, Choice>> CHOICES = new TypeReference<>() {};
  private static final TypeReference<Plan> PLAN = new TypeReference<>() {};

  private DatePollRows() {}

  static DatePoll poll(Row row) {
    JsonObject plan = row.getJsonObject("plan");
    return new DatePoll(
        new DatePollId(row.getUUID("id")),
        new InitiativeId(row.getUUID("initiative_id")),
        row.getString("slug"),
        Columns.text(row, "title"),
        Columns.text(row, "about"),
        plan == null ? null : read(plan.encode(), PLAN),
        ZoneId.of(row.getString("zone")),
        row.getInteger("minutes"),
        read(row.getJsonArray("candidates").encode(), CANDIDATES),
        row.getInteger("next_candidate"),
        read(row.getJsonArray("asked").encode(), PEOPLE),
        row.getBoolean("names_shown"),
        instant(row, "closes_at"),
        instant(row, "closed_at"),
        row.getUUID("meeting_id") == null ? null : new MeetingId(row.getUUID("meeting_id")),
        row.getInteger("chosen"),
        row.getLong("revision"),
        Columns.instant(row, "created_at"));
  }

  static Tuple row(DatePoll poll) {
    return Tuple.tuple()
        .addUUID(poll.id().value())
        .addUUID(poll.initiative().value())
        .addString(poll.slug())
        .addJsonObject(Columns.json(poll.title()))
        .addJsonObject(Columns.json(poll.about()))
        .addJsonObject(poll.plan() == null ? null : new JsonObject(written(poll.plan())))
        .addString(poll.zone().getId())
        .addInteger(poll.minutes())
        .addJsonArray(new JsonArray(written(poll.candidates())))
        .addInteger(poll.nextCandidate())
        .addJsonArray(new JsonArray(written(poll.asked())))
        .addBoolean(poll.namesShown())
        .addOffsetDateTime(utc(poll.closesAt()))
        .addOffsetDateTime(utc(poll.closedAt()))
        .addUUID(poll.meeting() == null ? null : poll.meeting().value())
        .addInteger(poll.chosen())
        .addLong(poll.revision())
        .addOffsetDateTime(utc(poll.createdAt()));
  }

  static Answer answer(Row row) {
    return new Answer(
        row.getUUID("id"),
        row.getString("name"),
        row.getString("email"),
        ZoneId.of(row.getString("zone")),
        row.getString("locale"),
        read(row.getJsonObject("choices").encode(), CHOICES),
        Columns.instant(row, "answered_at"));
  }

  static Map<DatePollId, List<Answer>> answers(RowSet<Row> rows) {
    Map<DatePollId, List<Answer>> answers = new HashMap<>();
    for (Row row : rows) {
      answers
          .computeIfAbsent(new DatePollId(row.getUUID("date_poll_id")), _ -> new ArrayList<>())
          .add(answer(row));
    }
    return answers;
  }

  static Tuple row(DatePollId poll, Answer answer) {
    return Tuple.tuple()
        .addUUID(answer.id())
        .addUUID(poll.value())
        .addString(answer.name())
        .addString(answer.email())
        .addString(answer.zone().getId())
        .addString(answer.locale())
        .addJsonObject(new JsonObject(written(answer.choices())))
        .addOffsetDateTime(utc(answer.answeredAt()));
  }

  private static String written(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return Json.MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row is not what it was written as", e);
    }
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : Columns.utc(at);
  }
}
