package org.convene.cookbook;

import java.util.List;
import org.convene.base.Text;
import org.convene.http.Page;
import org.jspecify.annotations.Nullable;

/// The page of a deliverable.
///
/// @param chain all deliverables, each feeding the next
public record DeliverableView(
    Page page, Deliverable deliverable, List<Deliverable> chain, List<Group> groups) {

  /// A theme with its entries.
  public record Group(Theme theme, List<Entry> entries) {}

  /// One agreed fact: the key of its label and the text.
  public record Fact(String key, Text text) {}

  /// The facts that are agreed, in the order people ask for them.
  public List<Fact> facts() {
    return java.util.stream.Stream.of(
            fact("made-by", deliverable.madeBy()),
            fact("scale", deliverable.scale()),
            fact("audience", deliverable.audience()),
            fact("impact", deliverable.impact()),
            fact("shown-at", deliverable.shownAt()),
            fact("feeds", deliverable.feeds()))
        .flatMap(java.util.Optional::stream)
        .toList();
  }

  public int entries() {
    return groups.stream().mapToInt(group -> group.entries().size()).sum();
  }

  private static java.util.Optional<Fact> fact(String key, @Nullable Text text) {
    return java.util.Optional.ofNullable(text).map(t -> new Fact("deliverable." + key, t));
  }
}
