package org.convene.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convene.base.Json;

/// iCalendar as JSON: RFC 7265, `application/calendar+json`. It says what [IcsWriter] writes, line
/// by line, and is as deterministic.
public final class JCal {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Of the properties that we write; the rest is text, or unknown if it begins with `X-`.
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("DTSTART", "date-time"),
          Map.entry("DTEND", "date-time"),
          Map.entry("DTSTAMP", "date-time"),
          Map.entry("LAST-MODIFIED", "date-time"),
          Map.entry("CREATED", "date-time"),
          Map.entry("RECURRENCE-ID", "date-time"),
          Map.entry("EXDATE", "date-time"),
          Map.entry("RRULE", "recur"),
          Map.entry("SEQUENCE", "integer"),
          Map.entry("GEO", "float"),
          Map.entry("URL", "uri"),
          Map.entry("SOURCE", "uri"),
          Map.entry("CONFERENCE", "uri"),
          Map.entry("ORGANIZER", "cal-address"),
          Map.entry("ATTENDEE", "cal-address"),
          Map.entry("REFRESH-INTERVAL", "duration"),
          Map.entry("TRIGGER", "duration"),
          Map.entry("FREEBUSY", "period"),
          Map.entry("TZOFFSETFROM", "utc-offset"),
          Map.entry("TZOFFSETTO", "utc-offset"));

  private static final Set<String> NUMBERS_OF_A_RULE =
      Set.of("INTERVAL", "COUNT", "BYMONTH", "BYMONTHDAY", "BYSETPOS");

  private JCal() {}

  public static byte[] write(Vcalendar calendar) {
    try {
      byte[] file = IcsWriter.write(calendar);
      Component read = Component.read(file, Integer.MAX_VALUE, Integer.MAX_VALUE);
      return Json.MAPPER.writeValueAsBytes(component(read));
    } catch (Flaw | JsonProcessingException e) {
      throw new IllegalStateException("what is written can be read", e);
    }
  }

  private static ArrayNode component(Component component) {
    ArrayNode properties = NODES.arrayNode();
    component.properties().forEach(line -> properties.add(property(line)));
    ArrayNode parts = NODES.arrayNode();
    component.components().forEach(part -> parts.add(component(part)));
    return NODES.arrayNode().add(lower(component.name())).add(properties).add(parts);
  }

  /// Name, parameters, type, and then the values: RFC 7265, section 3.4.
  private static ArrayNode property(Content line) {
    String type = type(line);
    ArrayNode property = NODES.arrayNode().add(lower(line.name())).add(parameters(line)).add(type);
    switch (type) {
      case "integer" -> property.add(Integer.parseInt(line.value()));
      case "float" -> {
        ArrayNode both = NODES.arrayNode();
        Arrays.stream(line.value().split(";")).map(Double::parseDouble).forEach(both::add);
        property.add(both);
      }
      case "recur" -> property.add(rule(line.value()));
      case "text" -> texts(line).forEach(property::add);
      case "date", "date-time", "utc-offset" ->
          Arrays.stream(line.value().split(",")).map(JCal::extended).forEach(property::add);
      case "period" -> {
        ArrayNode both = NODES.arrayNode();
        Arrays.stream(line.value().split("/")).map(JCal::extended).forEach(both::add);
        property.add(both);
      }
      default -> property.add(line.value());
    }
    return property;
  }

  private static List<String> texts(Content line) {
    return line.name().equals("CATEGORIES") ? line.texts() : List.of(line.text());
  }

  private static String type(Content line) {
    Optional<String> said = line.parameter("VALUE").map(JCal::lower);
    String otherwise = line.name().startsWith("X-") ? "unknown" : "text";
    return said.orElseGet(() -> TYPES.getOrDefault(line.name(), otherwise));
  }

  private static ObjectNode parameters(Content line) {
    ObjectNode all = NODES.objectNode();
    line.parameters().stream()
        .filter(each -> !each.name().equals("VALUE"))
        .forEach(each -> {
          boolean list = each.name().equals("FEATURE") && each.value().contains(",");
          if (list) {
            ArrayNode values = all.putArray(lower(each.name()));
            Arrays.stream(each.value().split(",")).forEach(values::add);
          } else {
            all.put(lower(each.name()), each.value());
          }
        });
    return all;
  }

  private static ObjectNode rule(String value) {
    ObjectNode rule = NODES.objectNode();
    for (String part : value.split(";")) {
      int equals = part.indexOf('=');
      String name = part.substring(0, equals);
      String[] values = part.substring(equals + 1).split(",");
      ArrayNode all = NODES.arrayNode();
      for (String each : values) {
        if (NUMBERS_OF_A_RULE.contains(name)) {
          all.add(Integer.parseInt(each));
        } else {
          all.add(name.equals("UNTIL") ? extended(each) : each);
        }
      }
      rule.set(lower(name), values.length == 1 ? all.get(0) : all);
    }
    return rule;
  }

  /// With hyphens and colons, as JSON has them: RFC 7265, section 3.6.
  private static String extended(String basic) {
    return basic
        .replaceFirst("^(\\d{4})(\\d{2})(\\d{2})", "$1-$2-$3")
        .replaceFirst("T(\\d{2})(\\d{2})(\\d{2})", "T$1:$2:$3")
        .replaceFirst("^([+-]\\d{2})(\\d{2})", "$1:$2");
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
