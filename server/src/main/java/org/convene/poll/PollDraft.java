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
import org.jspecify.annotations.Nullable;

/// What a facilitator writes of a poll.
///
/// @param min only for approval; 1 when absent
/// @param max only for approval; all options when absent
/// @param options 2 to [#MAX_OPTIONS]; empty or absent for yes/no/abstain
public record PollDraft(
    @Nullable AgendaItemId item,
    Text question,
    Method method,
    @Nullable Integer min,
    @Nullable Integer max,
    @Nullable List<DraftOption> options,
    ResultsShown results,
    Voters voters,
    BallotsShownTo ballotsShownTo,
    boolean changeable,
    boolean abstention) {
  /// Past it nobody can compare them, and a translated poll outgrows a frame.
  public static final int MAX_OPTIONS = 100;

  /// @param id of an option that stays; null for a new one
  public record DraftOption(@Nullable OptionId id, Text label, @Nullable EntryId ingredient) {}

  Optional<Refusal> flaw() {
    return question
        .flaw("question")
        .or(() -> method == Method.YES_NO_ABSTAIN ? yesNoFlaw() : optionsFlaw());
  }

  PollFields fields(Supplier<UUID> ids) {
    List<Option> chosen = method == Method.YES_NO_ABSTAIN ? YesNo.options(ids) : named(ids);
    int least = min == null ? 1 : min;
    int most = max == null ? (method == Method.APPROVAL ? chosen.size() : 1) : max;
    return new PollFields(
        item,
        question,
        method,
        least,
        most,
        chosen,
        results,
        voters,
        ballotsShownTo,
        changeable,
        abstention);
  }

  private List<DraftOption> written() {
    return options == null ? List.of() : options;
  }

  private List<Option> named(Supplier<UUID> ids) {
    List<Option> named = new ArrayList<>();
    for (DraftOption o : written()) {
      named.add(
          new Option(o.id() == null ? new OptionId(ids.get()) : o.id(), o.label(), o.ingredient()));
    }
    return named;
  }

  private Optional<Refusal> yesNoFlaw() {
    return written().isEmpty()
        ? choiceFlaw(2)
        : invalid("yes-no-abstain has the options Yes and No: leave options out");
  }

  private Optional<Refusal> optionsFlaw() {
    int count = written().size();
    if (count < 2 || count > MAX_OPTIONS) {
      return invalid("a poll has 2 to " + MAX_OPTIONS + " options, not " + count);
    }
    Set<OptionId> ids = new HashSet<>();
    boolean twice = written().stream().anyMatch(o -> o.id() != null && !ids.add(o.id()));
    if (twice) {
      return invalid("two options have the same id");
    }
    return written().stream()
        .flatMap(o -> o.label().flaw("an option's label").stream())
        .findFirst()
        .or(() -> choiceFlaw(count));
  }

  private Optional<Refusal> choiceFlaw(int count) {
    if (method != Method.APPROVAL) {
      boolean one = (min == null || min == 1) && (max == null || max == 1);
      return one ? Optional.empty() : invalid("min and max are for approval only");
    }
    int least = min == null ? 1 : min;
    int most = max == null ? count : max;
    return least >= 1 && least <= most && most <= count
        ? Optional.empty()
        : invalid("min and max must satisfy 1 ≤ min ≤ max ≤ " + count);
  }

  private static Optional<Refusal> invalid(String detail) {
    return Optional.of(Refusal.invalid("invalid-poll", detail));
  }
}
