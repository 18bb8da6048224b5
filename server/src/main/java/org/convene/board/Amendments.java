package org.convene.board;

import java.util.ArrayList;
import java.util.List;
import org.convene.base.Tagged;
import org.convene.roll.Mandate;
import org.convene.roll.Roll;

/// The roll with what a board added to it.
final class Amendments {
  private Amendments() {}

  static Roll of(Roll roll, Chain chain) {
    List<Entry> entries = new ArrayList<>();
    for (Posted posted : chain.posted()) {
      if (Entry.JSON.read(posted.entry()) instanceof Tagged.Read.Value(Entry entry)) {
        entries.add(entry);
      }
    }
    return of(roll, entries);
  }

  static Roll of(Roll roll, List<Entry> entries) {
    List<Mandate> mandates = new ArrayList<>(roll.mandates());
    for (Entry entry : entries) {
      if (entry instanceof Entry.Amendment(var _, var added)) {
        mandates.addAll(added);
      }
    }
    return new Roll(mandates, roll.proxies());
  }
}
