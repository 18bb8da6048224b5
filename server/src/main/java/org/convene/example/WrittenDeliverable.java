package org.convene.example;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.convene.base.EntryId;
import org.convene.base.InitiativeId;
import org.convene.base.Uuids;
import org.convene.cookbook.Deliverable;
import org.convene.cookbook.Entry;
import org.convene.cookbook.Theme;
import org.convene.example.ExampleText.ADeliverable;
import org.convene.example.ExampleText.ATheme;

/// A deliverable as rows.
record WrittenDeliverable(Deliverable deliverable, List<Theme> themes, List<Entry> entries) {
  static WrittenDeliverable of(InitiativeId initiative, ADeliverable d, int position) {
    UUID id = Uuids.v7();
    List<Theme> themes = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (ATheme theme : d.themes()) {
      UUID themeId = Uuids.v7();
      themes.add(new Theme(themeId, id, theme.key(), theme.title(), themes.size()));
      theme
          .entries()
          .forEach(e ->
              entries.add(
                  new Entry(
                      new EntryId(Uuids.v7()),
                      id,
                      themeId,
                      e.slug(),
                      e.title(),
                      e.body(),
                      entries.size())));
    }
    var deliverable =
        new Deliverable(
            id,
            initiative,
            d.kind(),
            d.title(),
            d.about(),
            d.madeBy(),
            d.scale(),
            d.audience(),
            d.impact(),
            d.shownAt(),
            d.feeds(),
            position);
    return new WrittenDeliverable(deliverable, themes, entries);
  }
}
