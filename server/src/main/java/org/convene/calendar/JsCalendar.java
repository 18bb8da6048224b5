package org.convene.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.convene.base.Json;
import org.jspecify.annotations.Nullable;

/// A calendar as a JSCalendar Group: RFC 8984, `application/jscalendar+json;type=group`. The same
/// values give the same bytes.
///
/// It names zones and brings none along, so nothing has to be written in UTC. An occurrence that
/// differs is a patch of its series: section 4.3.5.
public final class JsCalendar {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final String PRODUCT = "-//Convene//Convene//EN";

  /// What a patch may not name: RFC 8984, section 4.3.5.
  private static final Set<String> UNPATCHED =
      Set.of(
          "@type",
          "uid",
          "prodId",
          "method",
          "privacy",
          "relatedTo",
          "replyTo",
          "recurrenceRules",
          "recurrenceOverrides",
          "recurrenceId",
          "recurrenceIdTimeZone");

  private JsCalendar() {}

  public static byte[] write(Vcalendar calendar) {
    try {
      return Json.MAPPER.writeValueAsBytes(group(calendar));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }

  private static ObjectNode group(Vcalendar calendar) {
    ObjectNode group = NODES.objectNode().put("@type", "Group");
    FeedHeader header = calendar.header();
    String name = header == null ? "" : header.name();
    String source = header == null || header.source() == null ? name : header.source().toString();
    group.put("uid", UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8)).toString());
    group.put("prodId", PRODUCT);
    Instant updated =
        calendar.events().stream()
            .map(event -> event.revised().at())
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    group.put("updated", utc(updated));
    if (header != null) {
      head(group, header);
    }
    ArrayNode entries = group.putArray("entries");
    Map<String, List<Vevent>> ofOneUid =
        calendar.events().stream()
            .collect(Collectors.groupingBy(Vevent::uid, LinkedHashMap::new, Collectors.toList()));
    ofOneUid.values().forEach(events -> entries(events).forEach(entries::add));
    return group;
  }

  private static void head(ObjectNode group, FeedHeader header) {
    group.put("title", PlainText.line(header.name()));
    if (header.description() != null) {
      group.put("description", PlainText.of(header.description()));
    }
    if (header.color() != null) {
      group.put("color", header.color());
    }
    if (header.source() != null) {
      group.put("source", header.source().toASCIIString());
    }
  }

  private static List<ObjectNode> entries(List<Vevent> ofOneUid) {
    Optional<Vevent> series =
        ofOneUid.stream().filter(event -> event.repetition() != null).findFirst();
    if (series.isEmpty()) {
      return ofOneUid.stream().map(JsEvent::of).toList();
    }
    ObjectNode entry = JsEvent.of(series.get());
    ObjectNode overrides = overrides(series.get(), ofOneUid, entry);
    if (!overrides.isEmpty()) {
      entry.set("recurrenceOverrides", overrides);
    }
    return List.of(entry);
  }

  private static ObjectNode overrides(Vevent series, List<Vevent> all, ObjectNode entry) {
    Map<LocalDateTime, ObjectNode> patches = new TreeMap<>();
    Repetition repetition = series.repeats().orElseThrow();
    for (LocalDateTime start : repetition.rule().starts(series.when().from())) {
      JsEvent.otherLength(series.when(), start)
          .ifPresent(length -> patches.put(start, NODES.objectNode().put("duration", length)));
    }
    repetition
        .exceptions()
        .forEach(start -> patches.put(start, NODES.objectNode().put("excluded", true)));
    for (Vevent event : all) {
      if (event.recurrenceId() != null) {
        LocalDateTime original = event.recurrenceId().start();
        patches.put(original, patch(entry, JsEvent.of(event), original));
      }
    }
    ObjectNode overrides = NODES.objectNode();
    patches.forEach((start, patch) -> overrides.set(local(start), patch));
    return overrides;
  }

  private static ObjectNode patch(ObjectNode series, ObjectNode other, LocalDateTime original) {
    ObjectNode patch = NODES.objectNode();
    series
        .fieldNames()
        .forEachRemaining(name -> {
          if (!UNPATCHED.contains(name) && !other.has(name)) {
            patch.putNull(name);
          }
        });
    other
        .fields()
        .forEachRemaining(field -> {
          boolean same =
              field.getKey().equals("start")
                  ? field.getValue().textValue().equals(local(original))
                  : field.getValue().equals(series.get(field.getKey()));
          if (!UNPATCHED.contains(field.getKey()) && !same) {
            patch.set(field.getKey(), field.getValue());
          }
        });
    return patch;
  }

  static String utc(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// With seconds, always: RFC 8984, section 1.4.4.
  static String local(LocalDateTime time) {
    return LOCAL.format(time);
  }

  static @Nullable String plain(@Nullable String text) {
    return text == null ? null : PlainText.of(text);
  }
}
