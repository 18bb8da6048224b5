package org.convene.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.convene.meeting.SessionRecord.NamedBallot;
import org.convene.poll.Ballot;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  @Test
  void sharesAreOfTheValidBallots() {
    ResultTable table = ResultTable.of(Fixtures.published(8, 10, 2, 4, 2));
    assertThat(table.rows()).extracting(ResultRow::bar).containsExactly("66.7%", "33.3%");
    assertThat(table.turnout()).isEqualTo(0.8);
    assertThat(table.tie()).isFalse();
  }

  @Test
  void aTieNamesAllThatLead() {
    ResultTable table = ResultTable.of(Fixtures.published(4, 10, 0, 2, 2));
    assertThat(table.tie()).isTrue();
    assertThat(table.leading()).hasSize(2);
  }

  @Test
  void nobodyVotingIsNoDivisionByZero() {
    ResultTable table = ResultTable.of(Fixtures.published(0, 0, 0, 0, 0));
    assertThat(table.rows()).extracting(ResultRow::bar).containsOnly("0.0%");
    assertThat(table.leading()).isEmpty();
  }

  @Property
  void aBarIsNeverLongerThanItsCell(
      @ForAll @IntRange(max = 5000) int first, @ForAll @IntRange(max = 5000) int second) {
    ResultTable table =
        ResultTable.of(Fixtures.published(first + second, first + second, 0, first, second));
    assertThat(table.rows())
        .allMatch(row -> row.tenths() != null && row.tenths() >= 0 && row.tenths() <= 1000);
  }

  @Test
  void ballotsAreReadInTheOrderOfTheOptions() {
    var poll = Fixtures.published(1, 1, 0, 1, 1).poll();
    var ids = List.of(poll.options().get(1).id(), poll.options().get(0).id());
    var named = new NamedBallot("Ada", new Ballot.Options(ids));
    var published = new SessionRecord.PublishedPoll(poll, List.of(named));
    assertThat(ResultTable.of(published).ballots().getFirst().said())
        .extracting(Said::option)
        .containsExactlyElementsOf(poll.options());
  }
}
