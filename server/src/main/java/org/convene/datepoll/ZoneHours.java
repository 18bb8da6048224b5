package org.convene.datepoll;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convene.meeting.Slot;

/// A candidate where some of those who answered are.
///
/// @param people how many
/// @param within whether they are at work then
public record ZoneHours(ZoneId zone, int people, boolean within) {
  /// Most zones shown with a candidate. Past it a phone shows nothing else.
  static final int MOST = 8;

  /// Where most are first.
  static List<ZoneHours> of(Slot slot, List<Answer> answers) {
    Instant from = slot.startsAt();
    Instant until = slot.endsAt();
    return people(answers).entrySet().stream()
        .sorted(
            comparing((Map.Entry<ZoneId, Long> one) -> -one.getValue())
                .thenComparing(one -> one.getKey().getId()))
        .limit(MOST)
        .map(one ->
            new ZoneHours(
                one.getKey(),
                one.getValue().intValue(),
                WorkingHours.cover(from, until, one.getKey())))
        .toList();
  }

  private static Map<ZoneId, Long> people(List<Answer> answers) {
    return answers.stream()
        .map(Answer::zone)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
