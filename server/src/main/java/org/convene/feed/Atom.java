package org.convene.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.convene.http.Rendered;
import org.convene.http.Site;
import org.convene.initiative.Initiative;
import org.convene.meeting.Meeting;

/// What is new and what has changed, the latest first: Atom (RFC 4287), for news readers. An entry
/// comes up again with each change.
final class Atom {
  static final String TYPE = "application/atom+xml; charset=utf-8";

  /// Entries; more than a reader that comes once a week misses.
  private static final int MOST = 100;

  private final Site site;
  private final Listing listing;
  private final Wanted wanted;
  private final Tongue tongue;

  Atom(Site site, Listing listing, Wanted wanted) {
    this.site = site;
    this.listing = listing;
    this.wanted = wanted;
    this.tongue = Tongue.of(wanted.query().manner().lang(), listing.head().initiative());
  }

  Rendered rendered(Instant lastModified) {
    return Rendered.of(TYPE, xml().getBytes(StandardCharsets.UTF_8), lastModified);
  }

  private String xml() {
    Initiative initiative = listing.head().initiative();
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
            .append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
            .append(text(tongue.locale()))
            .append("\">\n");
    element(xml, "id", "urn:uuid:" + initiative.id());
    element(xml, "title", FeedName.of(initiative, wanted.query(), wanted.audience(), tongue));
    element(xml, "updated", stamp(listing.head().changedAt()));
    // A private feed does not tell its own address: what is passed on would open it.
    if (wanted.audience().equals(Audience.PUBLIC)) {
      link(xml, "self", TYPE.substring(0, TYPE.indexOf(';')), address());
    }
    link(xml, "alternate", "text/html", site.link("/"));
    xml.append("<author><name>")
        .append(text(tongue.read(initiative.name())))
        .append("</name></author>\n");
    latest().forEach(meeting -> entry(xml, meeting));
    return xml.append("</feed>\n").toString();
  }

  private String address() {
    String written = wanted.query().written();
    return site.link("/calendar.atom" + (written.isEmpty() ? "" : "?" + written));
  }

  private List<Meeting> latest() {
    return listing.units().values().stream()
        .flatMap(unit ->
            unit.view(wanted.query(), wanted.audience()).stream()
                .flatMap(view -> unit.dates().stream().filter(view::shows)))
        .map(Listed::meeting)
        .sorted(
            Comparator.<Meeting, Instant>comparing(m -> m.revision().revisedAt())
                .reversed()
                .thenComparing(Meeting::startsAt)
                .thenComparing(Meeting::slug))
        .limit(MOST)
        .toList();
  }

  private void entry(StringBuilder xml, Meeting meeting) {
    String title = tongue.read(meeting.title());
    boolean cancelled = meeting.revision().cancelledAt() != null;
    xml.append("<entry>\n");
    element(xml, "id", "urn:uuid:" + meeting.id());
    element(xml, "title", cancelled ? tongue.say("feed.cancelled", "title", title) : title);
    element(xml, "published", stamp(meeting.revision().createdAt()));
    element(xml, "updated", stamp(meeting.revision().revisedAt()));
    link(xml, "alternate", "text/html", site.link("/m/" + meeting.slug()));
    link(xml, "enclosure", "text/calendar", site.link("/m/" + meeting.slug() + ".ics"));
    xml.append("<category term=\"").append(text(meeting.kind().json())).append("\"/>\n");
    element(xml, "summary", summary(meeting));
    xml.append("</entry>\n");
  }

  private String summary(Meeting meeting) {
    String when =
        tongue.times().day(meeting.startsAt(), meeting.zone())
            + ", "
            + tongue.times().span(meeting.startsAt(), meeting.endsAt(), meeting.zone());
    return meeting.place() == null ? when : when + ", " + meeting.place();
  }

  private static void element(StringBuilder xml, String name, String content) {
    xml.append('<').append(name).append('>').append(text(content));
    xml.append("</").append(name).append(">\n");
  }

  private static void link(StringBuilder xml, String rel, String type, String href) {
    xml.append("<link rel=\"").append(rel).append("\" type=\"").append(type);
    xml.append("\" href=\"").append(text(href)).append("\"/>\n");
  }

  private static String stamp(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// What XML 1.0 cannot hold is left out.
  static String text(String content) {
    StringBuilder plain = new StringBuilder(content.length());
    content.codePoints().filter(Atom::mayStand).forEach(plain::appendCodePoint);
    return Described.escaped(plain.toString());
  }

  private static boolean mayStand(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c < 0xD800)
        || (c >= 0xE000 && c < 0xFFFE)
        || c >= 0x10000;
  }
}
