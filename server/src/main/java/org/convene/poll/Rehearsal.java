package org.convene.poll;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.convene.base.Refusal;
import org.convene.poll.Recount.Weighted;
import org.convene.tally.Lot;

/// A poll tried out before it is one: what ballots of one's own would come to. Nothing of it is
/// kept.
///
/// @param poll options without an id have their place among those for one, counted from 1: the
///   first is `00000000-0000-0000-0000-000000000001`
/// @param ballots each with a weight of 1
public record Rehearsal(PollDraft poll, List<Ballot> ballots) {
  /// Past it a rehearsal is a load test: whoever tries a ballot out adds them by hand or twenty at
  /// a time.
  public static final int MAX_BALLOTS = 500;

  public Rehearsal {
    ballots = List.copyOf(ballots);
  }

  /// Why it has no result, if it has none: the first reason, of the poll before its ballots.
  public Optional<Refusal> flaw() {
    return poll.flaw()
        .or(() ->
            ballots.size() > MAX_BALLOTS
                ? Optional.of(
                    Refusal.invalid(
                        "invalid-ballot", "a rehearsal takes at most " + MAX_BALLOTS + " ballots"))
                : Optional.empty())
        .or(this::ballotFlaw);
  }

  private Optional<Refusal> ballotFlaw() {
    PollFields fields = fields();
    return ballots.stream()
        .flatMap(ballot -> BallotRules.flaw(fields, ballot).stream())
        .findFirst();
  }

  /// As it would stand, had the poll closed with these ballots and everybody voted. Asked only
  /// without a flaw.
  public Result result() {
    PollFields fields = fields();
    List<Weighted> equal =
        ballots.stream().map(ballot -> new Weighted(ballot, 1, BigDecimal.ONE)).toList();
    Lot lot = Lot.ofKeys(fields.options().stream().map(o -> o.id().toString()).toList());
    return Recount.of(fields, equal, lot, ballots.size(), BigDecimal.valueOf(ballots.size()));
  }

  private PollFields fields() {
    AtomicLong place = new AtomicLong();
    Supplier<UUID> places = () -> new UUID(0, place.incrementAndGet());
    return poll.fields(places);
  }
}
