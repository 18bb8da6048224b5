package org.convene.caldav;

import java.time.Clock;
import java.util.List;
import org.convene.account.AccountStore;
import org.convene.base.AccountId;
import org.convene.base.Refusal;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Reply;
import org.convene.http.Site;
import org.convene.participant.Access;
import org.convene.postgres.Database;

/// The passwords for calendar programs of whoever is signed in. A secret is shown once, when it is
/// made.
public final class MyAppPasswordRoutes {
  record Passwords(List<AppPassword> passwords) {}

  record NewPassword(String label) {}

  record Minted(AppPassword password, String user, String secret, String url) {}

  private final AppPasswordStore store;
  private final AccountStore accounts;
  private final Access access;
  private final Site site;
  private final Clock clock;

  public MyAppPasswordRoutes(
      Database database, AccountStore accounts, Access access, Site site, Clock clock) {
    this.store = new AppPasswordStore(database.client());
    this.accounts = accounts;
    this.access = access;
    this.site = site;
    this.clock = clock;
  }

  public void mount(Api api) {
    api.on("myAppPasswords", access.accounts((_, account) -> list(account)));
    api.on("addMyAppPassword", access.accounts(this::add));
    api.on("revokeMyAppPassword", access.accounts(this::revoke));
  }

  private Reply list(AccountId account) {
    return Reply.json(new Passwords(store.of(account).await()));
  }

  private Reply add(Call call, AccountId account) {
    String secret = AppPassword.mint();
    String label = call.body(NewPassword.class).label().strip();
    return store
        .add(account, secret, label, clock.instant())
        .await()
        .map(password -> Reply.json(minted(password, account, secret)))
        .orElseGet(() -> Reply.refuse(tooMany()));
  }

  private Minted minted(AppPassword password, AccountId account, String secret) {
    String user =
        accounts
            .find(account)
            .await()
            .map(view -> new Visitor(account, view.name(), view.email(), true).user())
            .orElseGet(account::toString);
    return new Minted(password, user, AppPassword.grouped(secret), site.link("/dav/"));
  }

  private Reply revoke(Call call, AccountId account) {
    return store.revoke(account, call.id("password"), clock.instant()).await()
        ? Reply.empty()
        : Reply.refuse(
            Refusal.unknown(
                "unknown-app-password", "You have no such password, or have revoked it."));
  }

  private static Refusal tooMany() {
    return Refusal.conflict(
        "too-many-app-passwords",
        "You have %d passwords for programs: revoke one first.".formatted(AppPasswordStore.MOST));
  }
}
