package org.convene.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.convene.agenda.AgendaCommand.AddAgendaItem;
import org.convene.agenda.AgendaCommand.EditAgendaItem;
import org.convene.agenda.AgendaCommand.FinishAgendaItem;
import org.convene.agenda.AgendaCommand.MoveAgendaItem;
import org.convene.agenda.AgendaCommand.RemoveAgendaItem;
import org.convene.agenda.AgendaCommand.RestoreAgendaItem;
import org.convene.agenda.AgendaCommand.SkipAgendaItem;
import org.convene.agenda.AgendaCommand.StartAgendaItem;
import org.convene.base.AgendaItemId;
import org.convene.base.Context;
import org.convene.base.Decision;
import org.convene.base.Given;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

class AgendaLawsTest {
  /// What somebody wants: which command, on the how-manieth item, beside the how-manieth others.
  record Wish(int command, int item, int parent, int before) {}

  @Provide
  Arbitrary<List<Wish>> wishes() {
    Arbitrary<Integer> any = Arbitraries.integers().between(0, 30);
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(3, Arbitraries.just(1)),
                Tuple.of(6, Arbitraries.integers().between(2, 7))),
            any,
            any,
            any)
        .as(Wish::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 400)
  void whateverIsAcceptedLeavesATree(@ForAll("wishes") List<Wish> wishes) {
    Agenda agenda = Agenda.EMPTY;
    long revision = 0;
    long[] ids = {0};
    for (Wish wish : wishes) {
      Context now = new Context(Given.at(revision), () -> new UUID(1, ++ids[0]));
      if (AgendaRules.decide(agenda, command(agenda, wish), now)
          instanceof Decision.Accepted<AgendaEvent>(List<AgendaEvent> events)) {
        for (AgendaEvent event : events) {
          agenda = agenda.evolve(event, ++revision, Given.at(revision));
          assertIsTree(agenda);
        }
      }
    }
  }

  private static void assertIsTree(Agenda agenda) {
    assertThat(agenda.all()).extracting(AgendaItem::id).doesNotHaveDuplicates();
    assertIsPreOrder(agenda.all());
    assertIsPreOrder(agenda.items());
    assertThat(agenda.all()).allMatch(item -> agenda.depth(item.id()) <= AgendaRules.MAX_DEPTH);
    assertThat(agenda.all())
        .filteredOn(item -> item.state() == AgendaItemState.CURRENT)
        .hasSizeLessThanOrEqualTo(1)
        .allMatch(item -> !item.removed());
    assertThat(agenda.items()).hasSizeLessThanOrEqualTo(AgendaRules.MAX_ITEMS);
  }

  /// Parents before their children, and each item's descendants in one piece after it: an item's
  /// parent is the item before it, or one above that.
  private static void assertIsPreOrder(List<AgendaItem> items) {
    List<@Nullable AgendaItemId> open = new ArrayList<>();
    open.add(null);
    Set<AgendaItemId> seen = new HashSet<>();
    for (AgendaItem item : items) {
      assertThat(open).as("open branches at %s", item.title()).contains(item.parent());
      while (!Objects.equals(open.getLast(), item.parent())) {
        open.removeLast();
      }
      open.add(item.id());
      assertThat(seen.add(item.id())).isTrue();
    }
  }

  private static AgendaCommand command(Agenda agenda, Wish w) {
    AgendaItemId item = pick(agenda, w.item(), new AgendaItemId(new UUID(0, 0)));
    AgendaItemId parent = pick(agenda, w.parent(), null);
    AgendaItemId before = pick(agenda, w.before(), null);
    long base = agenda.find(item).map(AgendaItem::revision).orElse(0L);
    Text title = Text.of("en", "t");
    return switch (w.command()) {
      case 0 -> new AddAgendaItem(title, AgendaKind.BREAK, 1, null, null, parent, before);
      case 1 -> new MoveAgendaItem(item, base, parent, before);
      case 2 -> new EditAgendaItem(item, base, title, AgendaKind.DECISION, 2, null, null);
      case 3 -> new RemoveAgendaItem(item, base);
      case 4 -> new RestoreAgendaItem(item);
      case 5 -> new StartAgendaItem(item);
      case 6 -> new FinishAgendaItem(item);
      default -> new SkipAgendaItem(item);
    };
  }

  private static <T extends @Nullable Object> T pick(Agenda agenda, int n, T otherwise) {
    @SuppressWarnings("unchecked")
    T found = n < agenda.all().size() ? (T) agenda.all().get(n).id() : otherwise;
    return found;
  }
}
