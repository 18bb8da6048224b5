package org.convene.calendar;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.parameter.FbType;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Color;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Source;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;

/// Writes iCalendar (RFC 5545, 7986, 9073) so that every program we know reads the same from it.
/// The same values give the same bytes, whenever and wherever they are written.
///
/// Lines end in CRLF and are folded at 75 octets, never inside a character. Control characters are
/// taken out. Each TZID has its VTIMEZONE in the same object, with one STANDARD and at most one
/// DAYLIGHT ([CompactZone]); times of UTC have a `Z`. Events of one uid stand together, the series
/// first; what a rule and a compact zone cannot tell is written out ([Telling]).
///
/// ical4j makes names, parameters and escapes. Dates come to it as text: its own move a local time
/// out of a gap, drop the zone of an EXDATE, and add 1,800 ids to those of the JVM.
public final class IcsWriter {
  private static final String PRODUCT = "-//Convene//Convene//EN";

  private final IcsLines lines = new IcsLines();

  private IcsWriter() {}

  /// A whole object: an invitation, an answer, a file, or a feed that is not worth caching.
  public static byte[] write(Vcalendar calendar) {
    Map<String, List<Vevent>> groups =
        calendar.events().stream()
            .collect(Collectors.groupingBy(Vevent::uid, LinkedHashMap::new, Collectors.toList()));
    return joined(calendar, groups.values().stream().map(IcsWriter::fragment).toList());
  }

  /// All events of one uid, in any order: the series, or the only one, and what differs from it.
  public static Fragment fragment(List<Vevent> ofOneUid) {
    List<Vevent> told = Telling.of(ofOneUid);
    IcsLines lines = new IcsLines();
    told.forEach(new IcsEvents(lines)::write);
    return new Fragment(lines.bytes(), Telling.zones(told));
  }

  /// Equal to [#write] of a feed with this header and the same events in the same order.
  public static byte[] feed(FeedHeader header, Collection<Fragment> fragments) {
    return joined(Vcalendar.feed(header, List.of()), fragments);
  }

  /// Equal to [#write] of a file with the same events in the same order.
  public static byte[] file(Collection<Fragment> fragments) {
    return joined(Vcalendar.file(List.of()), fragments);
  }

  private static byte[] joined(Vcalendar calendar, Collection<Fragment> fragments) {
    IcsWriter writer = new IcsWriter();
    writer.lines.line("BEGIN:VCALENDAR");
    writer.head(calendar);
    fragments.stream()
        .flatMap(fragment -> fragment.zones().stream())
        .distinct()
        .sorted(Comparator.comparing(ZoneId::getId))
        .forEach(zone -> CompactZone.of(zone).lines().forEach(writer.lines::line));
    fragments.forEach(fragment -> writer.lines.append(fragment.bytes()));
    calendar.busy().forEach(writer::busy);
    writer.lines.line("END:VCALENDAR");
    return writer.lines.bytes();
  }

  private void head(Vcalendar calendar) {
    lines.line("VERSION:2.0");
    lines.line("PRODID:" + PRODUCT);
    lines.line("CALSCALE:GREGORIAN");
    if (calendar.method() != null) {
      lines.line("METHOD:" + calendar.method());
    }
    if (calendar.header() != null) {
      feed(calendar.header());
    }
  }

  private void feed(FeedHeader header) {
    String name = PlainText.line(header.name());
    lines.add(new Name(name));
    lines.add(new XProperty("X-WR-CALNAME", name));
    if (header.description() != null) {
      String description = PlainText.of(header.description());
      lines.add(new Description(description));
      lines.add(new XProperty("X-WR-CALDESC", description));
    }
    if (header.color() != null) {
      lines.add(new Color(IcsLines.parameters(), PlainText.line(header.color())));
    }
    if (header.source() != null) {
      lines.add(new Source(IcsLines.parameters(Value.URI), header.source().toASCIIString()));
    }
    lines.url(header.url());
    lines.add(new RefreshInterval(IcsLines.parameters(Value.DURATION), header.refresh()));
    lines.line("X-PUBLISHED-TTL:" + header.refresh());
  }

  private void busy(Vfreebusy busy) {
    lines.line("BEGIN:VFREEBUSY");
    lines.add(new Uid(PlainText.line(busy.uid())));
    lines.utc("DTSTAMP", busy.stampedAt());
    lines.utc("DTSTART", busy.from());
    lines.utc("DTEND", busy.to());
    lines.url(busy.url());
    busy.busy()
        .forEach(each -> {
          FbType type = each.tentative() ? FbType.BUSY_TENTATIVE : FbType.BUSY;
          lines.line(
              "FREEBUSY;" + type + ":" + Stamp.utc(each.from()) + "/" + Stamp.utc(each.to()));
        });
    lines.line("END:VFREEBUSY");
  }
}
