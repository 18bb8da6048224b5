package org.convene.feed;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.convene.feed.PrivateFeed.Scope;
import org.convene.feed.PrivateFeedStore.Opened;
import org.convene.http.Rendered;
import org.convene.postgres.Database;

/// Calendars behind a secret address. What may be seen is decided anew at each request: who left
/// the initiative sees nothing of it any more, whatever they subscribed to before.
public final class PrivateFeeds {
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final PrivateFeedStore store;
  private final Feeds feeds;
  private final Attending attending;
  private final Clock clock;

  public PrivateFeeds(Database database, Feeds feeds, Attending attending, Clock clock) {
    this.store = new PrivateFeedStore(database.client());
    this.feeds = feeds;
    this.attending = attending;
    this.clock = clock;
  }

  /// Empty for a secret that opens nothing (any more): which of these is not said.
  Future<Optional<Rendered>> rendered(Head head, String secret, Form form) {
    return !SECRET.matcher(secret).matches()
        ? Future.succeededFuture(Optional.empty())
        : store
            .open(secret, clock.instant())
            .compose(found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : rendered(head, found.get(), form));
  }

  private Future<Optional<Rendered>> rendered(Head head, Opened opened, Form form) {
    boolean ours = head.initiative().id().equals(opened.initiative());
    if (!ours || (opened.scope() == Scope.INITIATIVE && !opened.member())) {
      return Future.succeededFuture(Optional.empty());
    }
    FeedQuery query = FeedParameters.stored(opened.filters());
    return audience(opened).compose(audience -> feeds.feed(head, query, audience, form));
  }

  private Future<Audience> audience(Opened opened) {
    return opened.scope() == Scope.INITIATIVE
        ? Future.succeededFuture(Audience.MEMBERS)
        : attending
            .of(opened.account(), opened.initiative())
            .map(own -> new Audience(opened.member(), own));
  }
}
