package org.convene.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convene.agenda.AgendaItemView;
import org.convene.base.Text;
import org.convene.calendar.Conference;
import org.convene.calendar.Conference.Feature;
import org.convene.calendar.Geo;
import org.convene.calendar.Place;
import org.convene.calendar.Speaker;
import org.convene.calendar.Wording;
import org.convene.feed.Described.Point;
import org.convene.http.Site;
import org.convene.initiative.Initiative;
import org.convene.meeting.Plan;
import org.convene.meeting.PlannedItem;
import org.jspecify.annotations.Nullable;

/// What a calendar says of a plan, in one language. Where a reader may not have the link, the page
/// of the meeting stands in for it.
final class Wordings {
  /// What is to be told.
  ///
  /// @param slug whose page it leads to
  /// @param mayJoin whether the reader may have the link
  /// @param cancelled whether the title says so
  record Subject(
      Plan plan,
      String slug,
      ZoneId zone,
      List<PlannedItem> agenda,
      boolean mayJoin,
      boolean cancelled) {}

  private final Site site;
  private final Initiative initiative;
  private final Tongue tongue;

  Wordings(Site site, Initiative initiative, Tongue tongue) {
    this.site = site;
    this.initiative = initiative;
    this.tongue = tongue;
  }

  Wording wording(Subject subject, String title) {
    Described text = described(subject);
    return new Wording(
        subject.cancelled() ? tongue.say("feed.cancelled", "title", title) : title,
        text.plain(),
        text.html(),
        URI.create(link(subject).filter(_ -> isOnline(subject.plan())).orElse(page(subject))),
        List.of(tongue.read(initiative.name()), kind(subject.plan())),
        subject.plan().speakers().stream()
            .map(speaker -> new Speaker(speaker.name(), speaker.affiliation()))
            .toList());
  }

  String title(Plan plan) {
    return tongue.read(plan.title());
  }

  /// "Title (2/3)"
  String title(Plan plan, int day, int days) {
    return tongue.say("feed.day", "title", title(plan), "day", day, "days", days);
  }

  private String kind(Plan plan) {
    return tongue.say("kind." + plan.kind().json());
  }

  Place place(Subject subject) {
    Plan plan = subject.plan();
    String online = link(subject).orElse(page(subject));
    Conference conference = isOnline(plan) || plan.link() != null ? conference(subject) : null;
    if (plan.place() == null) {
      return new Place(online, null, conference);
    }
    Geo geo = plan.geo() == null ? null : geo(plan.geo());
    return new Place(plan.place(), venue(plan.place(), geo), conference);
  }

  private static Geo geo(Plan.Geo geo) {
    return new Geo(geo.latitude(), geo.longitude());
  }

  /// "House, street 1, town" is the house, and where it is.
  private static Place.Venue venue(String place, @Nullable Geo geo) {
    int comma = place.indexOf(',');
    return comma <= 0
        ? new Place.Venue(place, null, geo)
        : new Place.Venue(place.substring(0, comma).strip(), place, geo);
  }

  private Conference conference(Subject subject) {
    Optional<String> link = link(subject);
    return link.map(url ->
            new Conference(
                URI.create(url), List.of(Feature.AUDIO, Feature.VIDEO), tongue.say("feed.join")))
        .orElseGet(() ->
            new Conference(URI.create(page(subject)), List.of(), tongue.say("feed.join-by-page")));
  }

  private static boolean isOnline(Plan plan) {
    return plan.place() == null;
  }

  private String page(Subject subject) {
    return site.link("/m/" + subject.slug());
  }

  private static Optional<String> link(Subject subject) {
    return Optional.ofNullable(subject.plan().link())
        .filter(_ -> subject.mayJoin())
        .filter(Wordings::isAddress);
  }

  private static boolean isAddress(String link) {
    try {
      return new URI(link).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private Described described(Subject subject) {
    Plan plan = subject.plan();
    Described text = new Described();
    if (subject.cancelled()) {
      text.paragraph(tongue.say("meeting.cancelled-explained"));
    }
    return text.paragraph(tongue.read(plan.about()))
        .points(tongue.say("meeting.agenda"), agenda(subject))
        .points(tongue.say("feed.speakers"), speakers(plan))
        .points(tongue.say("feed.good-to-know"), facts(plan))
        .points(tongue.say("feed.documents"), documents(plan))
        .points(tongue.say("feed.links"), links(subject));
  }

  private List<Point> agenda(Subject subject) {
    return subject.agenda().stream().map(planned -> item(planned, subject.zone())).toList();
  }

  private Point item(PlannedItem planned, ZoneId zone) {
    AgendaItemView item = planned.item();
    String presenter = item.presenter() == null ? "" : " (" + item.presenter() + ")";
    return new Point(
        planned.depth(),
        tongue.times().clock(planned.startsAt(), zone)
            + " "
            + tongue.read(item.title())
            + presenter,
        null);
  }

  private static List<Point> speakers(Plan plan) {
    return plan.speakers().stream()
        .map(s -> Point.of(s.affiliation() == null ? s.name() : s.name() + ", " + s.affiliation()))
        .toList();
  }

  private List<Point> facts(Plan plan) {
    return Stream.of(
            Optional.of(
                tongue.say("meeting.languages")
                    + ": "
                    + tongue.times().languages(plan.languages())),
            fact("feed.interpretation", plan.interpretation()),
            fact("feed.accessibility", plan.accessibility()))
        .flatMap(Optional::stream)
        .map(Point::of)
        .toList();
  }

  private Optional<String> fact(String key, @Nullable Text text) {
    return Optional.ofNullable(text).map(known -> tongue.say(key) + ": " + tongue.read(known));
  }

  private List<Point> documents(Plan plan) {
    return plan.documents().stream()
        .map(document -> Point.link(tongue.read(document.title()), document.url()))
        .toList();
  }

  private List<Point> links(Subject subject) {
    Point page = Point.link(tongue.say("feed.page"), page(subject));
    return link(subject)
        .map(url -> List.of(Point.link(tongue.say("feed.join"), url), page))
        .orElse(List.of(page));
  }
}
