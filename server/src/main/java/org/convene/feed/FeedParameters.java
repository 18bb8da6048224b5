package org.convene.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convene.base.CommitmentId;
import org.convene.base.Kebab;
import org.convene.base.Locales;
import org.convene.base.Refusal;
import org.convene.cookbook.DeliverableKind;
import org.convene.http.Refusals;
import org.convene.meeting.MeetingKind;
import org.jspecify.annotations.Nullable;

/// The parameters of a feed's address. A list is given as `kind=telco&kind=webinar` or
/// `kind=telco,webinar`. What is not known is refused: a filter that was overlooked would show
/// people what they did not want, for years.
final class FeedParameters {
  static final String KIND = "kind";
  static final String DELIVERABLE = "deliverable";
  static final String COMMITMENT = "commitment";
  static final String FROM = "from";
  static final String LANG = "lang";
  static final String CANCELLED = "cancelled";
  static final String DAYS = "days";
  static final String ALARM = "alarm";

  /// Longest alarm: four weeks, in minutes. Past it phones refuse the event.
  static final int LONGEST_ALARM = 40_320;

  /// Most parameters of an address. Past it the query was made by a program that errs.
  static final int MOST = 100;

  private static final int LONGEST_TAG = 20;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /// What came of reading.
  sealed interface Read {
    record Taken(FeedQuery query) implements Read {}

    record Refused(Refusal refusal) implements Read {}
  }

  private static final class Unfit extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Refusal refusal;

    Unfit(String name, String reason) {
      super(name, null, false, false);
      refusal = Refusals.invalidParameter(name, reason);
    }
  }

  private final List<MeetingKind> kinds = new ArrayList<>();
  private final List<DeliverableKind> deliverables = new ArrayList<>();
  private final List<CommitmentId> commitments = new ArrayList<>();
  private @Nullable LocalDate from;
  private @Nullable String lang;
  private FeedQuery.Cancelled cancelled = FeedQuery.Cancelled.MARK;
  private FeedQuery.Days days = FeedQuery.Days.TIMED;
  private @Nullable Integer alarm;

  private FeedParameters() {}

  /// @param parameters decoded, in the order of the address
  static Read read(List<Map.Entry<String, String>> parameters) {
    FeedParameters read = new FeedParameters();
    try {
      if (parameters.size() > MOST) {
        throw new Unfit(parameters.getLast().getKey(), "there are more than " + MOST);
      }
      for (Map.Entry<String, String> parameter : parameters) {
        read.take(parameter.getKey(), parameter.getValue());
      }
      return new Read.Taken(read.query());
    } catch (Unfit e) {
      return new Read.Refused(e.refusal);
    }
  }

  /// A query as [FeedQuery#written] wrote it.
  static FeedQuery stored(String written) {
    List<Map.Entry<String, String>> parameters =
        Stream.of(written.split("&", -1))
            .filter(part -> !part.isEmpty())
            .map(part -> part.split("=", 2))
            .map(pair -> Map.entry(pair[0], pair[1]))
            .toList();
    return switch (read(parameters)) {
      case Read.Taken(FeedQuery query) -> query;
      case Read.Refused(Refusal refusal) -> throw new IllegalStateException(refusal.detail());
    };
  }

  private FeedQuery query() {
    return new FeedQuery(
        kinds, deliverables, commitments, from, new FeedQuery.Manner(lang, cancelled, days, alarm));
  }

  private void take(String name, String value) throws Unfit {
    switch (name) {
      case KIND -> each(name, value, MeetingKind.values(), kinds);
      case DELIVERABLE -> each(name, value, DeliverableKind.values(), deliverables);
      case COMMITMENT -> commitments(name, value);
      case FROM -> from = date(name, value);
      case LANG -> lang = locale(name, value);
      case CANCELLED -> cancelled = one(name, value, FeedQuery.Cancelled.values());
      case DAYS -> days = one(name, value, FeedQuery.Days.values());
      case ALARM -> alarm = minutes(name, value);
      default -> throw new Unfit(shortened(name), "a calendar has no such filter");
    }
  }

  private static <E extends Enum<E>> void each(String name, String value, E[] all, List<E> into)
      throws Unfit {
    for (String part : value.split(",", -1)) {
      into.add(one(name, part, all));
    }
  }

  private static <E extends Enum<E>> E one(String name, String value, E[] all) throws Unfit {
    Optional<E> found = Stream.of(all).filter(each -> Kebab.of(each).equals(value)).findFirst();
    if (found.isEmpty()) {
      throw new Unfit(name, "one of " + names(all));
    }
    return found.get();
  }

  private static <E extends Enum<E>> String names(E[] all) {
    return Stream.of(all).map(Kebab::of).collect(Collectors.joining(", "));
  }

  private void commitments(String name, String value) throws Unfit {
    for (String part : value.split(",", -1)) {
      if (!UUID_TEXT.matcher(part).matches()) {
        throw new Unfit(name, "the id of a commitment");
      }
      commitments.add(new CommitmentId(UUID.fromString(part)));
    }
  }

  private static LocalDate date(String name, String value) throws Unfit {
    try {
      if (DATE.matcher(value).matches()) {
        return LocalDate.parse(value);
      }
    } catch (DateTimeException e) {
      throw new Unfit(name, "there is no such day");
    }
    throw new Unfit(name, "a day, as 2027-01-31");
  }

  private static String locale(String name, String value) throws Unfit {
    if (value.length() > LONGEST_TAG || !Locales.isTag(value)) {
      throw new Unfit(name, "a locale tag, as fr");
    }
    return value;
  }

  private static Integer minutes(String name, String value) throws Unfit {
    if (!NUMBER.matcher(value).matches() || Integer.parseInt(value) > LONGEST_ALARM) {
      throw new Unfit(name, "minutes before the start, 0 to " + LONGEST_ALARM);
    }
    return Integer.valueOf(value);
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_TAG ? name : name.substring(0, LONGEST_TAG) + "…";
  }
}
