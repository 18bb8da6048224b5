package org.convene.example;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convene.agenda.AgendaKind;
import org.convene.base.Json;
import org.convene.base.Text;
import org.convene.calendar.Weekday;
import org.convene.cookbook.DeliverableKind;
import org.convene.datepoll.Choice;
import org.convene.initiative.CommitmentClass;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.Plan.Document;
import org.convene.meeting.Plan.Geo;
import org.convene.meeting.Plan.Speaker;
import org.convene.meeting.Registration;
import org.convene.poll.BallotsShownTo;
import org.convene.poll.Method;
import org.convene.poll.PollDraft;
import org.convene.poll.ResultsShown;
import org.convene.poll.Secrecy;
import org.convene.poll.Voters;
import org.jspecify.annotations.Nullable;

/// What the example says, as its files write it.
///
/// @param deliverables in the order in which they feed one another
/// @param datePoll that people are answering
/// @param room of the meeting that is about to start
/// @param minuted a session that has been held
record ExampleText(
    AnInitiative initiative,
    List<ADeliverable> deliverables,
    List<AMeeting> meetings,
    ASeries series,
    ADatePoll datePoll,
    ARoom room,
    ARoom minuted,
    List<ATemplate> templates) {

  record AnInitiative(
      String slug,
      Text name,
      Text about,
      ZoneId zone,
      List<String> locales,
      List<ACommitment> commitments,
      List<AnAccount> accounts) {}

  record ACommitment(String name, CommitmentClass kind, String country) {}

  record AnAccount(String name, String email, String role) {}

  record ADeliverable(
      DeliverableKind kind,
      Text title,
      Text about,
      @Nullable Text madeBy,
      @Nullable Text scale,
      @Nullable Text audience,
      @Nullable Text impact,
      @Nullable Text shownAt,
      @Nullable Text feeds,
      List<ATheme> themes) {}

  record ATheme(String key, Text title, List<AnEntry> entries) {}

  record AnEntry(String slug, Text title, Text body) {}

  /// A meeting of every year.
  ///
  /// @param week of the month, from 1; -1 for the last
  /// @param registration null where nobody has to register
  /// @param registered for the next one, in this order
  record AMeeting(
      String slug,
      MeetingKind kind,
      Text title,
      Text about,
      int month,
      int week,
      DayOfWeek weekday,
      LocalTime start,
      LocalTime end,
      @Nullable String place,
      List<DeliverableKind> deliverables,
      @Nullable Details details,
      @Nullable Registration registration,
      @Nullable List<ARegistrant> registered) {
    List<ARegistrant> people() {
      return registered == null ? List.of() : registered;
    }
  }

  /// @param commitment its name
  /// @param answers by the id of the question
  record ARegistrant(
      String name, String email, @Nullable String commitment, Map<String, String> answers) {}

  /// What a meeting in a hall has besides.
  record Details(
      Geo geo,
      List<Speaker> speakers,
      List<Document> documents,
      Text accessibility,
      Text interpretation) {}

  /// A meeting of every month.
  ///
  /// @param week of the month, from 1
  /// @param moved which of the dates was moved by a day, from 0
  /// @param cancelled which was cancelled
  record ASeries(
      String slug,
      MeetingKind kind,
      Text title,
      Text about,
      Weekday weekday,
      int week,
      LocalTime start,
      LocalTime end,
      String link,
      int count,
      int moved,
      int cancelled,
      List<DeliverableKind> deliverables) {}

  /// A question of when.
  ///
  /// @param openDays how long it takes answers
  record ADatePoll(
      String slug,
      Text title,
      Text about,
      int minutes,
      int openDays,
      List<ACandidate> candidates,
      List<AnAnswer> answers) {}

  /// @param week from Monday on; 0 for this one
  record ACandidate(int week, DayOfWeek weekday, LocalTime start) {}

  /// @param choices to each of the candidates
  record AnAnswer(String name, ZoneId zone, List<Choice> choices) {}

  /// @param meeting slug of the yearly meeting it belongs to; null where it has its own title
  record ARoom(
      @Nullable String meeting,
      @Nullable String slug,
      @Nullable MeetingKind kind,
      @Nullable Text title,
      @Nullable Text about,
      List<AnItem> agenda,
      List<APoll> polls) {}

  /// @param key by which a poll names it
  record AnItem(
      Text title,
      AgendaKind kind,
      int minutes,
      @Nullable String presenter,
      @Nullable String notes,
      @Nullable String key,
      @Nullable List<AnItem> children) {
    List<AnItem> below() {
      return children == null ? List.of() : children;
    }
  }

  /// @param ingredients slugs of entries of the Cookbook, which become the options
  /// @param votes of a session that has been held: places of options, none to abstain
  record APoll(
      String item,
      Text question,
      Method method,
      ResultsShown results,
      Voters voters,
      @Nullable Secrecy secrecy,
      BallotsShownTo ballotsShownTo,
      boolean changeable,
      boolean abstention,
      @Nullable List<String> ingredients,
      @Nullable List<List<Integer>> votes) {
    List<List<Integer>> cast() {
      return votes == null ? List.of() : votes;
    }
  }

  record ATemplate(Text name, PollDraft poll) {}

  static ExampleText read() {
    List<ADeliverable> deliverables =
        Stream.of(DeliverableKind.values())
            .map(kind -> file(kind.json(), new TypeReference<ADeliverable>() {}))
            .toList();
    return new ExampleText(
        file("initiative", new TypeReference<>() {}),
        deliverables,
        file("meetings", new TypeReference<>() {}),
        file("series", new TypeReference<>() {}),
        file("date-poll", new TypeReference<>() {}),
        file("roundtable", new TypeReference<>() {}),
        file("workshop", new TypeReference<>() {}),
        file("templates", new TypeReference<>() {}));
  }

  private static <T> T file(String name, TypeReference<T> type) {
    try (InputStream file = ExampleText.class.getResourceAsStream("/example/" + name + ".json")) {
      if (file == null) {
        throw new IllegalStateException("missing example/" + name + ".json");
      }
      return Json.MAPPER.readValue(file, type);
    } catch (IOException e) {
      throw new UncheckedIOException("example/" + name + ".json", e);
    }
  }
}
