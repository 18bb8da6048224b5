package org.convene.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.poll.PollWorld.P;
import static org.convene.poll.PollWorld.fields;
import static org.convene.poll.PollWorld.given;
import static org.convene.poll.PollWorld.lifeTo;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.convene.poll.PollCommand.GroupTexts;
import org.convene.poll.PollEvent.TextsGrouped;
import org.convene.poll.Result.TextCount;
import org.junit.jupiter.api.Test;

class ModerationTest {
  private static final PollFields OPEN_TEXT = fields(new Method.OpenText(3), ResultsShown.LIVE);
  private static final List<TextCount> WRITTEN =
      List.of(count("Trees", 3), count("shade", 2), count("Rude", 1));

  private static TextCount count(String text, int votes) {
    return new TextCount(text, BigDecimal.valueOf(votes));
  }

  @Test
  void textsUnderAnotherAddUp() {
    Moderation moderation = Moderation.NONE.with(List.of("Shade", "TREES"), "Green streets");
    assertThat(moderation.shown(WRITTEN))
        .containsExactly(count("Green streets", 5), count("Rude", 1));
  }

  @Test
  void whatIsHiddenIsShownToNobody() {
    Moderation moderation = Moderation.NONE.with(List.of("rude"), null);
    assertThat(moderation.shown(WRITTEN)).containsExactly(count("Trees", 3), count("shade", 2));
    assertThat(moderation.hidden(WRITTEN)).containsExactly("Rude");
  }

  @Test
  void underItselfAgainIsAsBefore() {
    Moderation moderation =
        Moderation.NONE.with(List.of("rude"), null).with(List.of("Rude"), "Rude");
    assertThat(moderation.shown(WRITTEN)).isEqualTo(WRITTEN);
  }

  @Test
  void groupingIsLoggedOnceAndOnlyForOpenTextThatWasVotedOn() {
    GroupTexts group = new GroupTexts(P, List.of("shade"), "Trees");
    var open = given().and(lifeTo(PollState.OPEN, OPEN_TEXT));
    open.when(group).then(new TextsGrouped(P, group.texts(), group.as()));
    open.and(Stream.<PollEvent>of(new TextsGrouped(P, group.texts(), group.as())).toList())
        .when(group)
        .then();
    given().and(lifeTo(PollState.DRAFT, OPEN_TEXT)).when(group).thenRefused("no-texts");
    given().and(lifeTo(PollState.OPEN, fields())).when(group).thenRefused("no-texts");
    open.when(new GroupTexts(P, List.of(), "x")).thenRefused("invalid-texts");
    open.when(new GroupTexts(P, List.of("x"), " ")).thenRefused("invalid-texts");
    open.when(new GroupTexts(P, List.of("x".repeat(141)), null)).thenRefused("invalid-texts");
  }
}
