package org.convene.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlannedItemTest {
  @Test
  void anItemBeginsWhenWhatIsBeforeItEnds() {
    var welcome = Fixtures.item(null, "Welcome", 10);
    var choices = Fixtures.item(null, "Choices", 99);
    var first = Fixtures.item(choices, "First", 20);
    var second = Fixtures.item(choices, "Second", 15);
    var close = Fixtures.item(null, "Close", 5);

    var planned = PlannedItem.plan(List.of(welcome, choices, first, second, close), Fixtures.START);

    assertThat(planned)
        .extracting(p -> p.item().title().read("en", "en") + " " + minutesIn(p) + " " + p.depth())
        .containsExactly("Welcome 0 0", "Choices 10 0", "First 10 1", "Second 30 1", "Close 45 0");
  }

  @Test
  void aGroupLastsAsLongAsWhatIsBelowIt() {
    var group = Fixtures.item(null, "Group", 99);
    var inner = Fixtures.item(group, "Inner", 99);
    var leaf = Fixtures.item(inner, "Leaf", 20);
    var planned = PlannedItem.plan(List.of(group, inner, leaf), Fixtures.START);
    assertThat(planned).extracting(PlannedItem::minutes).containsOnly(20L);
  }

  private static long minutesIn(PlannedItem planned) {
    return java.time.Duration.between(Fixtures.START, planned.startsAt()).toMinutes();
  }
}
