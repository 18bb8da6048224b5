package org.convene.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// That a client sees what is true, and nothing else.
final class Agreement {
  private Agreement() {}

  /// @param truth of any time; only what starts within the feed's window counts
  static void assertSees(Reader reader, Feed feed, List<Instance> truth) throws Exception {
    List<Instance> wanted =
        truth.stream().filter(within(feed)).map(reader::shown).sorted().toList();
    List<Instance> seen = reader.read(feed).stream().map(reader::shown).sorted().toList();
    assertThat(without(wanted, seen)).as("true, but not seen by %s", reader).isEmpty();
    assertThat(without(seen, wanted)).as("seen by %s, but not true", reader).isEmpty();
    assertThat(seen).hasSameSizeAs(wanted);
  }

  private static Predicate<Instance> within(Feed feed) {
    return each ->
        each.start().compareTo(feed.from()) >= 0 && each.start().compareTo(feed.to()) < 0;
  }

  private static List<Instance> without(List<Instance> all, List<Instance> others) {
    var known = others.stream().collect(Collectors.toSet());
    return all.stream().filter(each -> !known.contains(each)).toList();
  }
}
