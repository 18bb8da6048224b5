package org.convene.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.base.Given.minted;
import static org.convene.poll.Method.APPROVAL;
import static org.convene.poll.Method.SINGLE_CHOICE;
import static org.convene.poll.Method.YES_NO_ABSTAIN;
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
import org.convene.poll.PollDraft.DraftOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PollDraftTest {
  private static final Text NOTHING = new Text(new TreeMap<>());

  static Stream<PollDraft> good() {
    return Stream.of(
        draft(SINGLE_CHOICE, null, null, written(2)),
        draft(SINGLE_CHOICE, 1, 1, written(PollDraft.MAX_OPTIONS)),
        draft(YES_NO_ABSTAIN, null, null, null),
        draft(YES_NO_ABSTAIN, 1, 1, List.of()),
        draft(APPROVAL, null, null, written(2)),
        draft(APPROVAL, 1, 3, written(3)),
        draft(APPROVAL, 3, 3, written(3)),
        draft(APPROVAL, 2, null, written(3)));
  }

  @ParameterizedTest
  @MethodSource("good")
  void whatMakesSenseIsTaken(PollDraft draft) {
    assertThat(draft.flaw()).isEmpty();
  }

  static Stream<Arguments> flawed() {
    List<DraftOption> twice = List.of(written(1).getFirst(), written(1).getFirst());
    List<DraftOption> unnamed =
        List.of(new DraftOption(null, NOTHING, null), written(1).getFirst());
    return Stream.of(
        Arguments.of(draft(SINGLE_CHOICE, null, null, null), "invalid-poll"),
        Arguments.of(draft(SINGLE_CHOICE, null, null, written(1)), "invalid-poll"),
        Arguments.of(draft(SINGLE_CHOICE, null, null, written(101)), "invalid-poll"),
        Arguments.of(draft(SINGLE_CHOICE, 0, null, written(2)), "invalid-poll"),
        Arguments.of(draft(SINGLE_CHOICE, null, 2, written(2)), "invalid-poll"),
        Arguments.of(draft(SINGLE_CHOICE, null, null, twice), "invalid-poll"),
        Arguments.of(draft(SINGLE_CHOICE, null, null, unnamed), "invalid-text"),
        Arguments.of(draft(NOTHING, SINGLE_CHOICE, null, null, written(2)), "invalid-text"),
        Arguments.of(draft(YES_NO_ABSTAIN, null, null, written(2)), "invalid-poll"),
        Arguments.of(draft(YES_NO_ABSTAIN, null, 2, null), "invalid-poll"),
        Arguments.of(draft(APPROVAL, 0, null, written(3)), "invalid-poll"),
        Arguments.of(draft(APPROVAL, 3, 2, written(3)), "invalid-poll"),
        Arguments.of(draft(APPROVAL, 1, 4, written(3)), "invalid-poll"),
        Arguments.of(draft(APPROVAL, Integer.MAX_VALUE, null, written(3)), "invalid-poll"));
  }

  @ParameterizedTest
  @MethodSource("flawed")
  void whatDoesNotIsRefused(PollDraft draft, String code) {
    assertThat(draft.flaw()).map(Refusal::code).contains(code);
  }

  @Test
  void yesComesBeforeNo() {
    PollFields fields = draft(YES_NO_ABSTAIN, null, null, null).fields(ids());
    assertThat(fields.options())
        .extracting(o -> o.label().read("en", "en"))
        .containsExactly("Yes", "No");
    assertThat(fields.options()).extracting(Option::id).doesNotHaveDuplicates();
    assertThat(fields.min()).isEqualTo(1);
    assertThat(fields.max()).isEqualTo(1);
  }

  @Test
  void approvalTakesOneToAllUnlessSaidOtherwise() {
    PollFields open = draft(APPROVAL, null, null, written(3)).fields(ids());
    assertThat(open.min()).isEqualTo(1);
    assertThat(open.max()).isEqualTo(3);
    PollFields two = draft(APPROVAL, 2, 2, written(3)).fields(ids());
    assertThat(two.min()).isEqualTo(2);
    assertThat(two.max()).isEqualTo(2);
  }

  @Test
  void anOptionKeepsItsIdAndItsIngredientAndANewOneGetsAnId() {
    EntryId ingredient = new EntryId(minted(50));
    PollDraft draft =
        draft(
            SINGLE_CHOICE,
            null,
            null,
            List.of(
                new DraftOption(option(7), Text.of("en", "kept"), ingredient),
                new DraftOption(null, Text.of("en", "new"), null)));
    assertThat(draft.fields(ids()).options())
        .containsExactly(
            new Option(option(7), Text.of("en", "kept"), ingredient),
            new Option(new OptionId(minted(1)), Text.of("en", "new"), null));
  }

  private static Supplier<UUID> ids() {
    AtomicLong next = new AtomicLong();
    return () -> minted(next.incrementAndGet());
  }
}
