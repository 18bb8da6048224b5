package org.convene.feed;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convene.account.AccountStore;
import org.convene.base.AccountId;
import org.convene.base.InitiativeId;
import org.convene.base.Refusal;
import org.convene.base.Secrets;
import org.convene.feed.FeedParameters.Read;
import org.convene.feed.PrivateFeed.Scope;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Refusals;
import org.convene.http.Reply;
import org.convene.http.Site;
import org.convene.initiative.Initiative;
import org.convene.initiative.InitiativeStore;
import org.convene.participant.Access;
import org.convene.postgres.Database;

/// The private addresses of whoever is signed in. A secret is shown once, when it is made.
public final class MyFeedRoutes {
  record Feeds(List<PrivateFeed> feeds) {}

  record NewFeed(String label, Scope scope, String filters) {}

  /// @param url to subscribe to
  /// @param webcal the same, as programs on a desk and on iPhones take it by a click
  record Minted(PrivateFeed feed, String url, String webcal) {}

  private final PrivateFeedStore store;
  private final InitiativeStore initiatives;
  private final AccountStore accounts;
  private final Access access;
  private final Site site;
  private final Clock clock;

  public MyFeedRoutes(
      Database database, AccountStore accounts, Access access, Site site, Clock clock) {
    this.store = new PrivateFeedStore(database.client());
    this.initiatives = new InitiativeStore(database.client());
    this.accounts = accounts;
    this.access = access;
    this.site = site;
    this.clock = clock;
  }

  public void mount(Api api) {
    api.on("myFeeds", access.accounts((_, account) -> list(account)));
    api.on("addMyFeed", access.accounts(this::add));
    api.on("revokeMyFeed", access.accounts(this::revoke));
  }

  private Reply list(AccountId account) {
    return Reply.json(new Feeds(store.of(account).await()));
  }

  private Reply add(Call call, AccountId account) {
    NewFeed wanted = call.body(NewFeed.class);
    Optional<Initiative> initiative = initiatives.first().await();
    if (initiative.isEmpty() || !mayHave(account, wanted.scope(), initiative.get())) {
      return Reply.refuse(Refusals.forbidden());
    }
    return switch (read(wanted.filters(), initiative.get())) {
      case Read.Refused(Refusal refusal) -> Reply.refuse(refusal);
      case Read.Taken(FeedQuery query) -> add(account, initiative.get().id(), wanted, query);
    };
  }

  private Reply add(AccountId account, InitiativeId initiative, NewFeed wanted, FeedQuery query) {
    String secret = Secrets.mint();
    return store
        .add(
            secret,
            account,
            initiative,
            wanted.label().strip(),
            wanted.scope(),
            query,
            clock.instant())
        .await()
        .map(feed -> Reply.json(minted(feed, secret)))
        .orElseGet(() -> Reply.refuse(tooMany()));
  }

  private Minted minted(PrivateFeed feed, String secret) {
    String url = site.link("/calendar/private/" + secret + ".ics");
    return new Minted(feed, url, url.replaceFirst("^https?:", "webcal:"));
  }

  private boolean mayHave(AccountId account, Scope scope, Initiative initiative) {
    return scope == Scope.PERSON
        || accounts
            .find(account)
            .await()
            .filter(view ->
                view.memberships().stream().anyMatch(m -> m.initiative().equals(initiative.id())))
            .isPresent();
  }

  private static Read read(String filters, Initiative initiative) {
    List<Map.Entry<String, String>> parameters =
        new QueryStringDecoder(filters, false)
            .parameters().entrySet().stream()
                .flatMap(
                    each -> each.getValue().stream().map(value -> Map.entry(each.getKey(), value)))
                .toList();
    return switch (FeedParameters.read(parameters)) {
      case Read.Taken(FeedQuery query) when !Tongue.speaks(query.manner().lang(), initiative) ->
          new Read.Refused(
              Refusals.invalidParameter(FeedParameters.LANG, "nothing here is in this language"));
      case Read read -> read;
    };
  }

  private Reply revoke(Call call, AccountId account) {
    return store.revoke(account, call.id("feed"), clock.instant()).await()
        ? Reply.empty()
        : Reply.refuse(
            Refusal.unknown("unknown-feed", "You have no such calendar, or have revoked it."));
  }

  private static Refusal tooMany() {
    return Refusal.conflict(
        "too-many-feeds",
        "You have %d private calendars: revoke one first.".formatted(PrivateFeedStore.MOST));
  }
}
