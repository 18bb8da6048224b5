package org.convene.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convene.base.Tagged;
import org.convene.roll.Roll;

/// The entries of a bundle, understood: a setup, amendments, and then ballots, close and result, or
/// that the poll was cancelled.
record BoardRead(List<Entry> entries, List<Posted> posted) {
  sealed interface Outcome {
    record Whole(BoardRead board) implements Outcome {}

    record Wrong(Finding finding) implements Outcome {}
  }

  static Outcome of(Bundle bundle) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < bundle.entries().size(); i++) {
      String place = "entries[" + i + "].entry";
      switch (Entry.JSON.read(bundle.entries().get(i).entry())) {
        case Tagged.Read.Broken(var refusal) -> {
          return wrong(place, refusal.detail());
        }
        case Tagged.Read.Value(Object entry) -> entries.add((Entry) entry);
      }
      if (!follows(entries)) {
        return wrong(place, "such an entry has no place here");
      }
    }
    BoardRead board = new BoardRead(entries, bundle.entries());
    return board.ended() ? board.checked(bundle) : wrong("entries", "the result is missing");
  }

  private Outcome checked(Bundle bundle) {
    if (!setup().id().equals(bundle.poll())) {
      return wrong("entries[0].entry.id", "it is the setup of another poll");
    }
    if (!setup().ties().equals(Entry.LOT)) {
      return wrong("entries[0].entry.ties", "this program knows no such rule");
    }
    return cancelled().isPresent() && !bundle.ballots().isEmpty()
        ? wrong("ballots", "a cancelled poll has none that count")
        : new Outcome.Whole(this);
  }

  private static Outcome wrong(String place, String what) {
    return new Outcome.Wrong(new Finding(place, what));
  }

  private static boolean follows(List<Entry> entries) {
    Entry before = entries.size() > 1 ? entries.get(entries.size() - 2) : null;
    boolean open = before instanceof Entry.Setup || before instanceof Entry.Amendment;
    return switch (entries.getLast()) {
      case Entry.Setup _ -> before == null;
      case Entry.Amendment _, Entry.Ballots _ -> open;
      case Entry.Close _ -> before instanceof Entry.Ballots;
      case Entry.Counted _ -> before instanceof Entry.Close;
      case Entry.Cancelled _ -> open || before instanceof Entry.Counted;
    };
  }

  private boolean ended() {
    return !entries.isEmpty()
        && (entries.getLast() instanceof Entry.Counted
            || entries.getLast() instanceof Entry.Cancelled);
  }

  Entry.Setup setup() {
    return only(Entry.Setup.class).orElseThrow();
  }

  Entry.Ballots ballots() {
    return only(Entry.Ballots.class).orElseThrow();
  }

  Entry.Close close() {
    return only(Entry.Close.class).orElseThrow();
  }

  Hash closeHead() {
    return posted.get(entries.indexOf(close())).head();
  }

  Entry.Counted counted() {
    return only(Entry.Counted.class).orElseThrow();
  }

  Optional<Entry.Cancelled> cancelled() {
    return only(Entry.Cancelled.class);
  }

  String place(Entry entry) {
    return "entries[" + entries.indexOf(entry) + "].entry";
  }

  Roll amended(Roll roll) {
    return Amendments.of(roll, entries);
  }

  private <E extends Entry> Optional<E> only(Class<E> type) {
    return entries.stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
