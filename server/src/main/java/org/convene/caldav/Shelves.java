package org.convene.caldav;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convene.feed.Attending;
import org.convene.feed.Audience;
import org.convene.feed.FeedQuery;
import org.convene.feed.Feeds;
import org.convene.feed.Head;
import org.jspecify.annotations.Nullable;

/// Which calendars somebody has. Everybody: the public one. Who signed in: what they have to do
/// with, and, as a member, all of the initiative with its links. Waits; on virtual threads.
final class Shelves {
  static final String CALENDAR = "calendar";
  static final String INITIATIVE = "initiative";
  static final String MINE = "mine";

  private final Feeds feeds;
  private final Attending attending;

  Shelves(Feeds feeds, Attending attending) {
    this.feeds = feeds;
    this.attending = attending;
  }

  /// @param visitor null: anybody
  List<DavPath.Calendar> of(DavPath.Home home, @Nullable Visitor visitor) {
    if (visitor == null) {
      return List.of(new DavPath.Calendar(home.owner(), CALENDAR));
    }
    List<DavPath.Calendar> all = new ArrayList<>();
    if (visitor.member()) {
      all.add(new DavPath.Calendar(home.owner(), INITIATIVE));
    }
    all.add(new DavPath.Calendar(home.owner(), MINE));
    return all;
  }

  /// Empty where the visitor has no such calendar, or the server no initiative.
  Optional<Shelf> open(DavPath.Calendar path, @Nullable Visitor visitor) {
    if (!of(new DavPath.Home(path.owner()), visitor).contains(path)) {
      return Optional.empty();
    }
    return feeds.head().await().map(head -> open(head, path, visitor));
  }

  private Shelf open(Head head, DavPath.Calendar path, @Nullable Visitor visitor) {
    Audience audience = audience(head, path, visitor);
    SyncLog.Key key =
        new SyncLog.Key(
            visitor == null ? null : visitor.account(), head.initiative().id(), path.name());
    return Shelf.of(
        path, feeds.name(head, audience), key, feeds.objects(head, FeedQuery.ALL, audience));
  }

  private Audience audience(Head head, DavPath.Calendar path, @Nullable Visitor visitor) {
    if (visitor == null) {
      return Audience.PUBLIC;
    }
    return path.name().equals(INITIATIVE)
        ? Audience.MEMBERS
        : new Audience(
            visitor.member(), attending.of(visitor.account(), head.initiative().id()).await());
  }
}
