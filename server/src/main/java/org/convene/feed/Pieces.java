package org.convene.feed;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convene.base.Bounded;
import org.convene.calendar.Fragment;
import org.convene.calendar.IcsWriter;
import org.convene.calendar.Vevent;
import org.convene.feed.FeedQuery.Manner;
import org.convene.feed.Unit.View;
import org.convene.http.Site;
import org.convene.initiative.Initiative;

/// Renders units, each once for all feeds that tell it alike: after an edit one is rendered again,
/// however long the feeds are.
final class Pieces {
  /// Bytes of all pieces kept; some 15,000 meetings. Past it feeds that are asked for in turn
  /// render again what the others have pushed out.
  static final long MOST_BYTES = 48L << 20;

  private final Site site;
  private final Bounded<Key, Piece> kept = new Bounded<>(MOST_BYTES, Piece::weight);

  /// @param gone how many of its dates are left out by now: they only ever become more
  private record Key(
      Initiative initiative, String uid, String version, View view, Manner manner, long gone) {}

  Pieces(Site site) {
    this.site = site;
  }

  /// Empty where all of it was cancelled long ago.
  Optional<Piece> of(Initiative initiative, Unit unit, View view, Manner manner, LocalDate today) {
    Key key =
        new Key(initiative, unit.uid(), unit.version(), view, manner, gone(unit, manner, today));
    Piece piece = kept.get(key).orElseGet(() -> render(key, unit, today));
    return piece.fragment().bytes().length == 0 ? Optional.empty() : Optional.of(piece);
  }

  /// What it is made of.
  List<Vevent> events(Initiative initiative, Unit unit, View view, Manner manner, LocalDate today) {
    Wordings wordings = new Wordings(site, initiative, Tongue.of(manner.lang(), initiative));
    return new MeetingEvents(wordings, manner, today).of(unit, view);
  }

  private Piece render(Key key, Unit unit, LocalDate today) {
    List<Vevent> events = events(key.initiative, unit, key.view, key.manner, today);
    Piece piece = Piece.of(unit.uid(), fragment(events));
    kept.put(key, piece);
    return piece;
  }

  /// Of one UID, or, told day by day, of several; of none, empty.
  private static Fragment fragment(List<Vevent> events) {
    Map<String, List<Vevent>> groups =
        events.stream()
            .collect(Collectors.groupingBy(Vevent::uid, LinkedHashMap::new, Collectors.toList()));
    List<Fragment> all = groups.values().stream().map(IcsWriter::fragment).toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    all.forEach(each -> bytes.writeBytes(each.bytes()));
    return new Fragment(
        bytes.toByteArray(),
        all.stream().flatMap(each -> each.zones().stream()).collect(Collectors.toSet()));
  }

  private static long gone(Unit unit, Manner manner, LocalDate today) {
    long dates =
        unit.dates().stream()
            .map(Listed::meeting)
            .filter(m -> MeetingEvents.isGone(m.status(), m.revision(), manner, today))
            .count();
    boolean series =
        unit.series() != null
            && MeetingEvents.isGone(
                unit.series().status(), unit.series().revision(), manner, today);
    return dates + (series ? 1 : 0);
  }
}
