package org.convene.caldav;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.convene.feed.CalendarObject;
import org.convene.http.Site;
import org.jspecify.annotations.Nullable;

/// REPORT on a calendar: calendar-query and calendar-multiget (RFC 4791, sections 7.8 and 7.9) and
/// sync-collection (RFC 6578).
final class Reports {
  private static final int FORBIDDEN = 403;
  private static final int INSUFFICIENT_STORAGE = 507;

  private final Shelves shelves;
  private final SyncLog log;
  private final Site site;

  Reports(Shelves shelves, SyncLog log, Site site) {
    this.shelves = shelves;
    this.log = log;
    this.site = site;
  }

  DavReply answer(DavPath path, @Nullable Visitor visitor, Xml request) {
    if (!List.of(Names.CALENDAR_QUERY, Names.CALENDAR_MULTIGET, Names.SYNC_COLLECTION)
        .contains(request.name())) {
      return DavReply.error(FORBIDDEN, "D:supported-report");
    }
    Optional<Shelf> shelf =
        path instanceof DavPath.Calendar calendar
            ? shelves.open(calendar, visitor)
            : Optional.empty();
    if (shelf.isEmpty()) {
      return DavReply.of(Propfind.NOT_FOUND, Map.of());
    }
    try {
      if (request.is(Names.SYNC_COLLECTION)) {
        return sync(shelf.get(), request);
      }
      return request.is(Names.CALENDAR_QUERY)
          ? query(shelf.get(), request)
          : multiget(shelf.get(), request);
    } catch (QueryFilter.Unsupported e) {
      return DavReply.error(FORBIDDEN, "C:supported-filter");
    }
  }

  private static DavReply query(Shelf shelf, Xml request) throws QueryFilter.Unsupported {
    Optional<Xml> filter = request.child(Names.FILTER);
    Predicate<CalendarObject> wanted =
        filter.isEmpty() ? object -> true : QueryFilter.of(filter.get());
    Telling telling = Telling.of(shelf, request);
    MultiStatus answer = new MultiStatus();
    shelf.objects().values().stream()
        .filter(wanted)
        .forEach(object -> telling.write(answer, object));
    return DavReply.multiStatus(answer.finished(null));
  }

  private static DavReply multiget(Shelf shelf, Xml request) throws QueryFilter.Unsupported {
    Telling telling = Telling.of(shelf, request);
    MultiStatus answer = new MultiStatus();
    request
        .children(Names.HREF)
        .map(Xml::text)
        .distinct()
        .forEach(href ->
            named(shelf, href)
                .ifPresentOrElse(
                    object -> telling.write(answer, href, object), () -> answer.gone(href)));
    return DavReply.multiStatus(answer.finished(null));
  }

  private static Optional<CalendarObject> named(Shelf shelf, String href) {
    return DavPath.of(href)
        .flatMap(path ->
            path instanceof DavPath.Item item && item.calendar().equals(shelf.path())
                ? shelf.find(item.uid())
                : Optional.empty());
  }

  private DavReply sync(Shelf shelf, Xml request) throws QueryFilter.Unsupported {
    String token = request.child(Names.SYNC_TOKEN).map(Xml::text).orElse("");
    Optional<SyncLog.Point> since = SyncToken.read(token);
    Optional<SyncLog.News> news =
        token.isEmpty() || since.isPresent()
            ? log.since(shelf.key(), since.orElse(null), shelf.state()).await()
            : Optional.empty();
    if (news.isEmpty()) {
      return DavReply.error(FORBIDDEN, "D:valid-sync-token");
    }
    return news.get().changed().size() > limit(request)
        ? DavReply.error(INSUFFICIENT_STORAGE, "D:number-of-matches-within-limits")
        : told(shelf, request, news.get());
  }

  private DavReply told(Shelf shelf, Xml request, SyncLog.News news)
      throws QueryFilter.Unsupported {
    Telling telling = Telling.of(shelf, request);
    MultiStatus answer = new MultiStatus();
    news.changed()
        .forEach((uid, tag) ->
            shelf
                .find(uid)
                .filter(_ -> tag.isPresent())
                .ifPresentOrElse(
                    object -> telling.write(answer, object),
                    () -> answer.gone(new DavPath.Item(shelf.path(), uid).href())));
    return DavReply.multiStatus(answer.finished(SyncToken.of(site, news.now())));
  }

  private static long limit(Xml request) {
    return request
        .child(Names.LIMIT)
        .flatMap(limit -> limit.child(Names.NRESULTS))
        .map(Xml::text)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Long::valueOf)
        .orElse(Long.MAX_VALUE);
  }

  /// How a report tells of an object.
  ///
  /// @param expand its dates in this stretch of time, each for itself; null: as it is
  private record Telling(Shelf shelf, Wish wish, QueryFilter.@Nullable Range expand) {
    static Telling of(Shelf shelf, Xml request) throws QueryFilter.Unsupported {
      Optional<Xml> expand =
          Stream.of(request)
              .flatMap(report -> report.children(Names.PROP))
              .flatMap(prop -> prop.children(Names.CALENDAR_DATA))
              .flatMap(data -> data.children(Names.EXPAND))
              .findFirst();
      return new Telling(
          shelf, Wish.of(request), expand.isEmpty() ? null : QueryFilter.range(expand.get()));
    }

    void write(MultiStatus answer, CalendarObject object) {
      write(answer, new DavPath.Item(shelf.path(), object.uid()).href(), object);
    }

    void write(MultiStatus answer, String href, CalendarObject object) {
      Properties.object(new DavPath.Home(shelf.path().owner()).href(), object, () -> data(object))
          .write(answer, href, wish);
    }

    private String data(CalendarObject object) {
      byte[] bytes = expand == null ? object.bytes() : object.expanded(expand.from(), expand.to());
      return MultiStatus.text(new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
