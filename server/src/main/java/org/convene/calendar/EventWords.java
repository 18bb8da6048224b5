package org.convene.calendar;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convene.calendar.Handling.Classification;
import org.convene.calendar.Handling.Transparency;
import org.jspecify.annotations.Nullable;

/// Reads what a VEVENT says beside its times. What cannot be used is noted and left out: a meeting
/// is not lost for a bad link.
final class EventWords {
  private static final Pattern GEO =
      Pattern.compile(
          "\\s*([+-]?\\d{1,3}(?:\\.\\d{1,20})?)\\s*;\\s*([+-]?\\d{1,3}(?:\\.\\d{1,20})?)\\s*");
  private static final Pattern MINUTES_BEFORE =
      Pattern.compile("-PT(?:(\\d{1,3})H)?(?:(\\d{1,4})M)?");
  private static final int MINUTES_OF_AN_HOUR = 60;

  private final Component event;
  private final Consumer<Note> notes;

  EventWords(Component event, Consumer<Note> notes) {
    this.event = event;
    this.notes = notes;
  }

  Wording wording() {
    return new Wording(
        event.first("SUMMARY").map(line -> PlainText.line(line.text())).orElse(""),
        text("DESCRIPTION"),
        event
            .first("STYLED-DESCRIPTION")
            .filter(
                line -> line.parameter("FMTTYPE").filter("text/html"::equalsIgnoreCase).isPresent())
            .map(line -> PlainText.of(line.text()))
            .orElse(null),
        event.first("URL").flatMap(this::uri).orElse(null),
        event
            .all("CATEGORIES")
            .flatMap(line -> line.texts().stream())
            .map(PlainText::line)
            .filter(each -> !each.isEmpty())
            .toList(),
        event.parts("PARTICIPANT").flatMap(each -> speaker(each).stream()).toList());
  }

  private static Optional<Speaker> speaker(Component participant) {
    boolean speaks =
        participant
            .first("PARTICIPANT-TYPE")
            .filter(line -> line.value().strip().equalsIgnoreCase("SPEAKER"))
            .isPresent();
    return participant
        .first("SUMMARY")
        .filter(line -> speaks)
        .map(line ->
            new Speaker(
                PlainText.line(line.text()),
                participant
                    .first("DESCRIPTION")
                    .map(each -> PlainText.line(each.text()))
                    .orElse(null)));
  }

  Place place() {
    String location = event.first("LOCATION").map(line -> PlainText.line(line.text())).orElse(null);
    return new Place(location, venue(location), conference());
  }

  private Place.@Nullable Venue venue(@Nullable String location) {
    Optional<Component> venue = event.parts("VLOCATION").findFirst();
    Geo geo = event.first("GEO").flatMap(this::geo).orElse(null);
    if (venue.isEmpty() && geo == null) {
      return null;
    }
    Optional<Content> named = venue.flatMap(each -> each.first("NAME"));
    return new Place.Venue(
        named.map(line -> PlainText.line(line.text())).orElse(location == null ? "" : location),
        venue
            .flatMap(each -> each.first("DESCRIPTION"))
            .map(line -> PlainText.of(line.text()))
            .orElse(null),
        geo);
  }

  private Optional<Geo> geo(Content line) {
    Matcher form = GEO.matcher(line.value());
    if (form.matches()) {
      double latitude = Double.parseDouble(form.group(1));
      double longitude = Double.parseDouble(form.group(2));
      if (Geo.isOnEarth(latitude, longitude)) {
        return Optional.of(new Geo(latitude, longitude));
      }
    }
    return ignored(line, "is no place on earth");
  }

  private @Nullable Conference conference() {
    return event
        .first("CONFERENCE")
        .flatMap(line -> uri(line).map(uri -> conference(line, uri)))
        .orElse(null);
  }

  private static Conference conference(Content line, URI uri) {
    List<String> names =
        line.parameter("FEATURE").stream()
            .flatMap(list -> Arrays.stream(list.toUpperCase(Locale.ROOT).split(",")))
            .map(String::strip)
            .toList();
    return new Conference(
        uri,
        Arrays.stream(Conference.Feature.values())
            .filter(feature -> names.contains(feature.name()))
            .toList(),
        line.parameter("LABEL").map(PlainText::line).orElse(null));
  }

  Handling handling() {
    String secrecy = value("CLASS");
    boolean free = value("TRANSP").equals("TRANSPARENT");
    return new Handling(
        switch (secrecy) {
          case "", "PUBLIC" -> Classification.PUBLIC;
          case "CONFIDENTIAL" -> Classification.CONFIDENTIAL;
          default -> Classification.PRIVATE;
        },
        free ? Transparency.TRANSPARENT : Transparency.OPAQUE,
        event
            .parts("VALARM")
            .flatMap(alarm -> alarm.first("TRIGGER").stream())
            .flatMap(line -> minutes(line).stream())
            .findFirst()
            .orElse(null));
  }

  private static Optional<Integer> minutes(Content trigger) {
    Matcher form = MINUTES_BEFORE.matcher(trigger.value().strip());
    return form.matches()
        ? Optional.of(amount(form.group(1)) * MINUTES_OF_AN_HOUR + amount(form.group(2)))
        : Optional.empty();
  }

  private static int amount(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private String value(String name) {
    return event.first(name).map(line -> line.value().strip().toUpperCase(Locale.ROOT)).orElse("");
  }

  private @Nullable String text(String name) {
    return event.first(name).map(line -> PlainText.of(line.text())).orElse(null);
  }

  private Optional<URI> uri(Content line) {
    try {
      URI uri = new URI(line.value().strip());
      return uri.isAbsolute() ? Optional.of(uri) : ignored(line, "is not an address");
    } catch (URISyntaxException e) {
      return ignored(line, "is not an address");
    }
  }

  private <T> Optional<T> ignored(Content line, String why) {
    notes.accept(
        new Note(
            line.line(),
            Note.Kind.IGNORED,
            "%s: '%s' %s".formatted(line.name(), Content.quoted(line.value()), why)));
    return Optional.empty();
  }
}
