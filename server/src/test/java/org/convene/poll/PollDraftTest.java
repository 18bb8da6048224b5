package org.convene.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.base.Given.minted;
import static org.convene.poll.PollWorld.draft;
import static org.convene.poll.PollWorld.option;
import static org.convene.poll.PollWorld.written;

import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.convene.base.EntryId;
import org.convene.base.OptionId;
import org.convene.base.Refusal;
import org.convene.base.Text;
import org.convene.poll.Method.Shape;
import org.convene.poll.PollDraft.DraftOption;
import org.convene.tally.Fraction;
import org.convene.tally.Quota;
import org.convene.tally.Strength;
import org.convene.tally.Unranked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollDraftTest {
  private static final Text NOTHING = new Text(new TreeMap<>());

  private static final Method ONE = new Method.SingleChoice();
  private static final Method YES_NO = new Method.YesNoAbstain();

  static Stream<PollDraft> good() {
    return Stream.of(
        draft(ONE, written(2)),
        draft(ONE, written(PollDraft.MAX_OPTIONS)),
        draft(YES_NO, null),
        draft(YES_NO, List.of()),
        draft(new Method.Approval(1, 3), written(3)),
        draft(new Method.Approval(3, 3), written(3)),
        draft(new Method.Score(MethodRules.MAX_SCALE), written(1)),
        draft(new Method.Dots(10, 10), written(2)),
        draft(new Method.Quadratic(100), written(2)),
        draft(new Method.Borda(Unranked.LAST), written(2)),
        draft(new Method.InstantRunoff(Unranked.NONE), written(2)),
        draft(new Method.Schulze(Unranked.LAST, Strength.WINNING), written(2)),
        draft(new Method.RankedPairs(Unranked.LAST), written(2)),
        draft(new Method.SingleTransferableVote(2, Quota.DROOP, Unranked.NONE), written(3)),
        draft(judgment("Poor", "Good"), written(1)),
        draft(new Method.Consent(), written(1)),
        draft(new Method.FistOfFive(2, 3), written(1)),
        draft(new Method.ImpactFeasibility(10), written(1)),
        draft(new Method.EqualShares(1_000, Shape.APPROVAL, 1), costing(400L, 700L)),
        draft(new Method.OpenText(3), null));
  }

  private static Method judgment(String... grades) {
    return new Method.MajorityJudgment(
        Stream.of(grades).map(grade -> Text.of("en", grade)).toList(), Unranked.LAST);
  }

  private static List<DraftOption> costing(@Nullable Long... costs) {
    return Stream.of(costs)
        .map(cost -> new DraftOption(null, Text.of("en", "Costs"), null, cost))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("good")
  void whatMakesSenseIsTaken(PollDraft draft) {
    assertThat(draft.flaw()).isEmpty();
  }

  static Stream<Arguments> flawed() {
    List<DraftOption> twice = List.of(written(1).getFirst(), written(1).getFirst());
    List<DraftOption> unnamed =
        List.of(new DraftOption(null, NOTHING, null, null), written(1).getFirst());
    return Stream.of(
        Arguments.of(draft(ONE, null), "invalid-poll"),
        Arguments.of(draft(ONE, written(1)), "invalid-poll"),
        Arguments.of(draft(ONE, written(101)), "invalid-poll"),
        Arguments.of(draft(ONE, twice), "invalid-poll"),
        Arguments.of(draft(ONE, unnamed), "invalid-text"),
        Arguments.of(draft(ONE, costing(1L, 2L)), "invalid-poll"),
        Arguments.of(draft(NOTHING, ONE, written(2)), "invalid-text"),
        Arguments.of(draft(YES_NO, written(2)), "invalid-poll"),
        Arguments.of(draft(new Method.Approval(0, 3), written(3)), "invalid-poll"),
        Arguments.of(draft(new Method.Approval(3, 2), written(3)), "invalid-poll"),
        Arguments.of(draft(new Method.Approval(1, 4), written(3)), "invalid-poll"),
        Arguments.of(draft(new Method.Approval(Integer.MAX_VALUE, 3), written(3)), "invalid-poll"),
        Arguments.of(draft(new Method.Score(0), written(2)), "invalid-poll"),
        Arguments.of(draft(new Method.Score(101), written(2)), "invalid-poll"),
        Arguments.of(draft(new Method.Dots(-1, 1), written(2)), "invalid-poll"),
        Arguments.of(draft(new Method.Dots(10, 11), written(2)), "invalid-poll"),
        Arguments.of(draft(new Method.Quadratic(10_001), written(2)), "invalid-poll"),
        Arguments.of(
            draft(new Method.SingleTransferableVote(3, Quota.DROOP, Unranked.NONE), written(3)),
            "invalid-poll"),
        Arguments.of(draft(judgment("Only"), written(2)), "invalid-poll"),
        Arguments.of(draft(judgment("Same", "Same"), written(2)), "invalid-poll"),
        Arguments.of(draft(judgment("Good", " "), written(2)), "invalid-text"),
        Arguments.of(draft(new Method.FistOfFive(2, 6), written(1)), "invalid-poll"),
        Arguments.of(draft(new Method.ImpactFeasibility(0), written(1)), "invalid-poll"),
        Arguments.of(
            draft(new Method.EqualShares(0, Shape.APPROVAL, 1), costing(1L)), "invalid-poll"),
        Arguments.of(
            draft(new Method.EqualShares(9, Shape.APPROVAL, 1), costing(0L)), "invalid-poll"),
        Arguments.of(
            draft(new Method.EqualShares(9, Shape.APPROVAL, 1), written(2)), "invalid-poll"),
        Arguments.of(draft(new Method.OpenText(3), written(2)), "invalid-poll"),
        Arguments.of(draft(new Method.OpenText(0), null), "invalid-poll"));
  }

  @ParameterizedTest
  @MethodSource("flawed")
  void whatDoesNotIsRefused(PollDraft draft, String code) {
    assertThat(draft.flaw()).map(Refusal::code).contains(code);
  }

  static Stream<PollDraft> secret() {
    return Stream.of(
        secret(ResultsShown.AFTER_CLOSE, BallotsShownTo.FACILITATORS, true),
        secret(ResultsShown.LIVE, BallotsShownTo.FACILITATORS, false),
        secret(ResultsShown.AFTER_CLOSE, BallotsShownTo.EVERYONE, false));
  }

  private static PollDraft secret(
      ResultsShown results, BallotsShownTo ballotsShownTo, boolean changeable) {
    return with(Secrecy.SECRET, results, ballotsShownTo, null, null, changeable);
  }

  private static PollDraft with(
      Secrecy secrecy,
      ResultsShown results,
      BallotsShownTo ballotsShownTo,
      @Nullable Quorum quorum,
      @Nullable Threshold threshold,
      boolean changeable) {
    return new PollDraft(
        null,
        Text.of("en", "Which first?"),
        ONE,
        written(3),
        results,
        Voters.COMMITMENTS,
        secrecy,
        null,
        ballotsShownTo,
        null,
        quorum,
        threshold,
        changeable,
        true);
  }

  @ParameterizedTest
  @MethodSource("secret")
  void aSecretPollHasNothingThatWouldTell(PollDraft draft) {
    assertThat(draft.flaw()).map(Refusal::code).contains("invalid-poll");
    assertThat(secret(ResultsShown.AFTER_CLOSE, BallotsShownTo.FACILITATORS, false).flaw())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1/2", "1.01", "7/6"})
  void aShareIsAboveNothingAndAtMostAll(String share) {
    Fraction of = Fraction.parse(share);
    assertThat(needing(new Quorum(Quorum.Of.WEIGHT, of), null).flaw()).isPresent();
    assertThat(needing(null, new Threshold(of, Base.CAST, true)).flaw()).isPresent();
  }

  private static PollDraft needing(@Nullable Quorum quorum, @Nullable Threshold threshold) {
    return with(Secrecy.NAMED, ResultsShown.LIVE, BallotsShownTo.EVERYONE, quorum, threshold, true);
  }

  @Test
  void yesComesBeforeNo() {
    PollFields fields = draft(YES_NO, null).fields(ids());
    assertThat(fields.options())
        .extracting(o -> o.label().read("en", "en"))
        .containsExactly("Yes", "No");
    assertThat(fields.options()).extracting(Option::id).doesNotHaveDuplicates();
  }

  @Test
  void whatIsLeftUnsaidIsDeclared() {
    PollFields fields = draft(ONE, written(2)).fields(ids());
    assertThat(fields)
        .extracting(PollFields::secrecy, PollFields::delegates, PollFields::base)
        .containsExactly(Secrecy.NAMED, Delegates.LAST, Base.VALID);
  }

  @Test
  void anOptionKeepsItsIdAndItsIngredientAndANewOneGetsAnId() {
    EntryId ingredient = new EntryId(minted(50));
    PollDraft draft =
        draft(
            ONE,
            List.of(
                new DraftOption(option(7), Text.of("en", "kept"), ingredient, null),
                new DraftOption(null, Text.of("en", "new"), null, null)));
    assertThat(draft.fields(ids()).options())
        .containsExactly(
            new Option(option(7), Text.of("en", "kept"), ingredient, null),
            new Option(new OptionId(minted(1)), Text.of("en", "new"), null, null));
  }

  private static Supplier<UUID> ids() {
    AtomicLong next = new AtomicLong();
    return () -> minted(next.incrementAndGet());
  }
}
