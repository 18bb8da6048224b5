package org.convene.caldav;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.convene.feed.CalendarObject;
import org.convene.http.Site;
import org.jspecify.annotations.Nullable;

/// PROPFIND (RFC 4918, section 9.1), of one resource or also of what is in it; and PROPPATCH, which
/// changes nothing and says it did: programs store a colour there, and stop where they may not.
final class Propfind {
  static final int NOT_FOUND = 404;

  private final Shelves shelves;
  private final SyncLog log;
  private final Site site;

  Propfind(Shelves shelves, SyncLog log, Site site) {
    this.shelves = shelves;
    this.log = log;
    this.site = site;
  }

  /// @param visitor null: anybody
  DavReply answer(DavPath path, @Nullable Visitor visitor, boolean deep, Wish wish) {
    MultiStatus answer = new MultiStatus();
    boolean there =
        switch (path) {
          case DavPath.Root root -> root(answer, root, visitor, deep, wish);
          case DavPath.Home home -> home(answer, home, visitor, deep, wish);
          case DavPath.Calendar calendar -> calendar(answer, calendar, visitor, deep, wish);
          case DavPath.Item item -> item(answer, item, visitor, wish);
        };
    return there ? DavReply.multiStatus(answer.finished(null)) : DavReply.of(NOT_FOUND, Map.of());
  }

  private boolean root(
      MultiStatus answer, DavPath.Root root, @Nullable Visitor visitor, boolean deep, Wish wish) {
    DavPath.Home home =
        new DavPath.Home(visitor == null ? DavPath.PUBLIC : visitor.account().toString());
    Properties.root(home.href()).write(answer, root.href(), wish);
    return !deep || home(answer, home, visitor, false, wish);
  }

  private boolean home(
      MultiStatus answer, DavPath.Home home, @Nullable Visitor visitor, boolean deep, Wish wish) {
    Properties.home(home, visitor).write(answer, home.href(), wish);
    if (deep) {
      shelves.of(home, visitor).forEach(path -> calendar(answer, path, visitor, false, wish));
    }
    return true;
  }

  private boolean calendar(
      MultiStatus answer,
      DavPath.Calendar path,
      @Nullable Visitor visitor,
      boolean deep,
      Wish wish) {
    Optional<Shelf> found = shelves.open(path, visitor);
    found.ifPresent(shelf -> {
      Properties.calendar(shelf, () -> MultiStatus.text(token(shelf)))
          .write(answer, path.href(), wish);
      if (deep) {
        shelf.objects().values().forEach(object -> object(answer, path, object, wish));
      }
    });
    return found.isPresent();
  }

  private boolean item(
      MultiStatus answer, DavPath.Item item, @Nullable Visitor visitor, Wish wish) {
    Optional<CalendarObject> found =
        shelves.open(item.calendar(), visitor).flatMap(shelf -> shelf.find(item.uid()));
    found.ifPresent(object -> object(answer, item.calendar(), object, wish));
    return found.isPresent();
  }

  private static void object(
      MultiStatus answer, DavPath.Calendar path, CalendarObject object, Wish wish) {
    Properties.object(new DavPath.Home(path.owner()).href(), object, () -> "")
        .write(answer, new DavPath.Item(path, object.uid()).href(), wish);
  }

  private String token(Shelf shelf) {
    return SyncToken.of(site, log.point(shelf.key(), shelf.state()).await());
  }

  /// @param update what was asked to be set or removed
  static DavReply patched(DavPath path, Xml update) {
    Map<QName, String> names = new LinkedHashMap<>();
    for (Xml instruction : update.children()) {
      instruction
          .children(Names.PROP)
          .flatMap(prop -> prop.children().stream())
          .forEach(property -> names.put(property.name(), ""));
    }
    return DavReply.multiStatus(
        new MultiStatus().response(path.href(), names, List.of()).finished(null));
  }
}
