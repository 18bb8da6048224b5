package org.convene;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.List;
import org.convene.account.AccountStore;
import org.convene.caldav.DavRoutes;
import org.convene.caldav.MyAppPasswordRoutes;
import org.convene.feed.Attending;
import org.convene.feed.FeedFront;
import org.convene.feed.FeedRoutes;
import org.convene.feed.Feeds;
import org.convene.feed.MyFeedRoutes;
import org.convene.feed.OwnMeetings;
import org.convene.feed.PrivateFeeds;
import org.convene.http.Api;
import org.convene.http.Changes;
import org.convene.http.ClientAddress;
import org.convene.http.Header;
import org.convene.http.Site;
import org.convene.meeting.PlannedAgendas;
import org.convene.participant.Access;
import org.convene.postgres.Database;

/// What calendar programs reach: feeds, private ones, and CalDAV.
final class Calendars {
  private final FeedFront front;
  private final FeedRoutes feeds;
  private final MyFeedRoutes mine;
  private final MyAppPasswordRoutes passwords;
  private final DavRoutes dav;

  Calendars(
      Database database,
      Site site,
      Changes changes,
      List<Header> headers,
      Clock clock,
      PlannedAgendas agendas,
      AccountStore accounts,
      Access access,
      ClientAddress clients) {
    Attending attending = new OwnMeetings(database.client());
    Feeds all = new Feeds(database, site, agendas, clock);
    front = new FeedFront(all, changes, headers, clock);
    PrivateFeeds privates = new PrivateFeeds(database, all, attending, clock);
    feeds = new FeedRoutes(all, privates, front, clock);
    mine = new MyFeedRoutes(database, accounts, access, site, clock);
    dav = new DavRoutes(database, all, attending, site, clients, clock);
    passwords = new MyAppPasswordRoutes(database, accounts, access, site, clock);
  }

  /// What stands before the router.
  Handler<HttpServerRequest> before(Router router) {
    return front.before(router);
  }

  void mount(Api api) {
    mine.mount(api);
    passwords.mount(api);
  }

  /// Before the pages of meetings.
  void mount(Router router) {
    feeds.mount(router);
    dav.mount(router);
  }
}
