package org.convene.poll;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convene.base.OptionId;
import org.jspecify.annotations.Nullable;

/// Counts ballots as they come. Adding a ballot costs what the ballot holds, however many were
/// counted before; the order does not matter, and a replaced ballot leaves no trace. Confined to
/// one thread.
public final class Tally {
  private final List<OptionId> options;
  private final Map<OptionId, Integer> place;
  private final int[] votes;
  private int cast;
  private int abstained;

  public Tally(List<Option> options) {
    this.options = options.stream().map(Option::id).toList();
    this.place =
        IntStream.range(0, options.size())
            .boxed()
            .collect(Collectors.toMap(this.options::get, i -> i));
    this.votes = new int[options.size()];
  }

  /// @param before the ballot of the same mandate that `after` replaces
  public void replace(@Nullable Ballot before, Ballot after) {
    if (before != null) {
      add(before, -1);
    }
    add(after, 1);
  }

  /// @param by how many such ballots; negative takes them away
  public void add(Ballot ballot, int by) {
    cast += by;
    switch (ballot) {
      case Ballot.Abstain _ -> abstained += by;
      case Ballot.Options(List<OptionId> chosen) ->
          chosen.forEach(option -> votes[placeOf(option)] += by);
    }
  }

  private int placeOf(OptionId option) {
    Integer at = place.get(option);
    if (at == null) {
      throw new IllegalStateException(
          "a stored ballot names option " + option + ", which its poll does not have");
    }
    return at;
  }

  public int cast() {
    return cast;
  }

  /// @param eligible how many mandates could have voted; never less than did
  public Result result(int eligible) {
    List<Result.Count> counts =
        IntStream.range(0, votes.length)
            .mapToObj(i -> new Result.Count(options.get(i), votes[i]))
            .toList();
    return new Result(
        cast, Math.max(eligible, cast), abstained, cast - abstained, counts, leading(counts));
  }

  private static List<OptionId> leading(List<Result.Count> counts) {
    int most = counts.stream().mapToInt(Result.Count::votes).max().orElse(0);
    return most == 0
        ? List.of()
        : counts.stream().filter(count -> count.votes() == most).map(Result.Count::option).toList();
  }
}
