package org.convene.poll;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.convene.base.AgendaItemId;
import org.convene.base.EntryId;
import org.convene.base.OptionId;
import org.convene.base.Refusal;
import org.convene.base.Text;
import org.convene.tally.Fraction;
import org.jspecify.annotations.Nullable;

/// What a facilitator writes of a poll.
///
/// @param options up to [#MAX_OPTIONS]; empty or absent for yes/no/abstain and open text
/// @param secrecy named when absent
/// @param delegates last when absent
/// @param base valid when absent
public record PollDraft(
    @Nullable AgendaItemId item,
    Text question,
    Method method,
    @Nullable List<DraftOption> options,
    ResultsShown results,
    Voters voters,
    @Nullable Secrecy secrecy,
    @Nullable Delegates delegates,
    BallotsShownTo ballotsShownTo,
    @Nullable Base base,
    @Nullable Quorum quorum,
    @Nullable Threshold threshold,
    boolean changeable,
    boolean abstention) {
  /// Past it nobody can compare them, and a translated poll outgrows a frame.
  public static final int MAX_OPTIONS = 100;

  /// @param id of an option that stays; null for a new one
  /// @param cost only with equal shares
  public record DraftOption(
      @Nullable OptionId id, Text label, @Nullable EntryId ingredient, @Nullable Long cost) {}

  Optional<Refusal> flaw() {
    return question
        .flaw("question")
        .or(this::optionsFlaw)
        .or(() -> MethodRules.flaw(method, written().size()))
        .or(() -> shareFlaw("quorum", quorum == null ? null : quorum.share()))
        .or(() -> shareFlaw("threshold", threshold == null ? null : threshold.share()))
        .or(this::thresholdFlaw)
        .or(this::delegatesFlaw)
        .or(this::secrecyFlaw);
  }

  private Optional<Refusal> thresholdFlaw() {
    return threshold == null || VerdictRules.countsMandates(method)
        ? Optional.empty()
        : invalid("a poll by " + method.name() + " has a winner, but no threshold to pass");
  }

  /// Who says themselves for whom they speak has no head of delegation.
  private Optional<Refusal> delegatesFlaw() {
    return delegates == Delegates.HEAD && voters != Voters.ROLL
        ? invalid("only an electoral roll names heads of delegation")
        : Optional.empty();
  }

  PollFields fields(Supplier<UUID> ids) {
    return new PollFields(
        item,
        question,
        method,
        method instanceof Method.YesNoAbstain ? YesNo.options(ids) : named(ids),
        results,
        voters,
        secrecy == null ? Secrecy.NAMED : secrecy,
        delegates == null ? Delegates.LAST : delegates,
        ballotsShownTo,
        base == null ? Base.VALID : base,
        quorum,
        threshold,
        changeable,
        abstention);
  }

  /// For another session: without its agenda item and the ids of its options.
  PollDraft reusable() {
    List<DraftOption> anew =
        written().stream()
            .map(o -> new DraftOption(null, o.label(), o.ingredient(), o.cost()))
            .toList();
    return new PollDraft(
        null,
        question,
        method,
        options == null ? null : anew,
        results,
        voters,
        secrecy,
        delegates,
        ballotsShownTo,
        base,
        quorum,
        threshold,
        changeable,
        abstention);
  }

  private List<DraftOption> written() {
    return options == null ? List.of() : options;
  }

  private List<Option> named(Supplier<UUID> ids) {
    List<Option> named = new ArrayList<>();
    for (DraftOption o : written()) {
      OptionId id = o.id() == null ? new OptionId(ids.get()) : o.id();
      named.add(new Option(id, o.label(), o.ingredient(), o.cost()));
    }
    return named;
  }

  private Optional<Refusal> optionsFlaw() {
    int fewest = MethodRules.fewest(method);
    int count = written().size();
    if (fewest == 0) {
      return count == 0
          ? Optional.empty()
          : invalid("a poll by " + method.name() + " has no options of yours: leave options out");
    }
    if (count < fewest || count > MAX_OPTIONS) {
      return invalid(
          "such a poll has %d to %d options, not %d".formatted(fewest, MAX_OPTIONS, count));
    }
    Set<OptionId> ids = new HashSet<>();
    boolean twice = written().stream().anyMatch(o -> o.id() != null && !ids.add(o.id()));
    return twice ? invalid("two options have the same id") : eachFlaw();
  }

  private Optional<Refusal> eachFlaw() {
    return written().stream()
        .flatMap(o -> o.label().flaw("an option's label").or(() -> costFlaw(o.cost())).stream())
        .findFirst();
  }

  private Optional<Refusal> costFlaw(@Nullable Long cost) {
    if (!(method instanceof Method.EqualShares)) {
      return cost == null ? Optional.empty() : invalid("only equal shares has costs");
    }
    return cost != null && cost >= 1 && cost <= MethodRules.MAX_BUDGET
        ? Optional.empty()
        : invalid("each option needs a cost from 1 to " + MethodRules.MAX_BUDGET);
  }

  private static Optional<Refusal> shareFlaw(String name, @Nullable Fraction share) {
    return share == null || (share.signum() > 0 && share.compareTo(Fraction.ONE) <= 0)
        ? Optional.empty()
        : invalid("the share of the " + name + " must be above 0 and at most 1");
  }

  private Optional<Refusal> secrecyFlaw() {
    if (secrecy != Secrecy.SECRET) {
      return Optional.empty();
    }
    if (changeable) {
      return invalid("a secret ballot is cast once: it cannot be changeable");
    }
    if (results == ResultsShown.LIVE) {
      return invalid(
          "a secret poll shows no results while it is open: each step would tell who just voted");
    }
    return ballotsShownTo == BallotsShownTo.EVERYONE
        ? invalid("nobody can see who cast a secret ballot")
        : Optional.empty();
  }

  private static Optional<Refusal> invalid(String detail) {
    return Optional.of(Refusal.invalid("invalid-poll", detail));
  }
}
