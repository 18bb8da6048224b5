package org.convene.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.convene.base.OptionId;
import org.convene.base.Text;
import org.convene.http.Page;
import org.convene.poll.Ballot;
import org.convene.poll.Method.MajorityJudgment;
import org.convene.poll.Option;
import org.convene.poll.PollView;
import org.jspecify.annotations.Nullable;

/// One line of a ballot in words.
///
/// @param rank before the option, where the ballot ranks
/// @param option absent in open text
/// @param grade what it was given, in the poll's own words
/// @param note what it was given otherwise, or what was written
public record Said(
    @Nullable Integer rank, @Nullable Option option, @Nullable Text grade, @Nullable String note) {

  /// What it was given, in the reader's language; empty where the option says all.
  public String value(Page page) {
    return grade == null ? Objects.requireNonNullElse(note, "") : page.read(grade);
  }

  /// In the order of the poll, or of the ranks; nothing where the voter abstained or consents to
  /// all.
  static List<Said> of(PollView poll, Ballot ballot) {
    return switch (ballot) {
      case Ballot.Abstain() -> List.of();
      case Ballot.Options(List<OptionId> chosen) ->
          poll.options().stream()
              .filter(option -> chosen.contains(option.id()))
              .map(option -> new Said(null, option, null, null))
              .toList();
      case Ballot.Ranking(List<List<OptionId>> ranks) -> ranked(poll, ranks);
      case Ballot.Points(Map<OptionId, Integer> points) ->
          given(poll, points).map(option -> pointed(poll, option, points)).toList();
      case Ballot.Placements(Map<OptionId, Ballot.Placement> places) ->
          given(poll, places).map(option -> placed(option, places)).toList();
      case Ballot.Objections(Map<OptionId, String> reasons) ->
          given(poll, reasons)
              .map(option -> new Said(null, option, null, reasons.get(option.id())))
              .toList();
      case Ballot.Texts(List<String> texts) ->
          texts.stream().map(text -> new Said(null, null, null, text)).toList();
    };
  }

  private static Stream<Option> given(PollView poll, Map<OptionId, ?> values) {
    return poll.options().stream().filter(option -> values.containsKey(option.id()));
  }

  private static Said placed(Option option, Map<OptionId, Ballot.Placement> places) {
    Ballot.Placement at = places.getOrDefault(option.id(), new Ballot.Placement(0, 0));
    return new Said(null, option, null, at.impact() + " / " + at.feasibility());
  }

  private static Said pointed(PollView poll, Option option, Map<OptionId, Integer> points) {
    int value = points.getOrDefault(option.id(), 0);
    return poll.method() instanceof MajorityJudgment(List<Text> grades, _)
        ? new Said(null, option, grades.get(value), null)
        : new Said(null, option, null, Integer.toString(value));
  }

  private static List<Said> ranked(PollView poll, List<List<OptionId>> ranks) {
    List<Said> lines = new ArrayList<>();
    for (int rank = 0; rank < ranks.size(); rank++) {
      for (Option option : poll.options()) {
        if (ranks.get(rank).contains(option.id())) {
          lines.add(new Said(rank + 1, option, null, null));
        }
      }
    }
    return lines;
  }
}
