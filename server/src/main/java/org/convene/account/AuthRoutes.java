package org.convene.account;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.convene.base.AccountId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.RateLimit;
import org.convene.http.Refusals;
import org.convene.http.Reply;
import org.convene.http.Site;
import org.jspecify.annotations.Nullable;

/// Signing in, staying signed in, signing out.
public final class AuthRoutes {
  /// Sign-in links that do not work, for each address. Nobody guesses 256 bits; this keeps somebody
  /// who tries from keeping the database busy.
  private static final int WRONG_LINKS = 30;

  private static final double WRONG_LINKS_PER_SECOND = 0.5;

  /// Refreshes, for each address. A whole workshop behind one address reloads at once when the
  /// network comes back.
  private static final int REFRESHES = 20_000;

  private static final double REFRESHES_PER_SECOND = 500;

  record Token(String token) {}

  record WhichCookie(@Nullable UUID session) {}

  record SignedIn(String accessToken, long expiresIn, AccountView account) {}

  private final AccessTokens tokens;
  private final AccountStore accounts;
  private final SignIns signIns;
  private final SignInLinks links;
  private final Guests guests;
  private final Site site;
  private final RateLimit wrongLinks = new RateLimit(WRONG_LINKS, WRONG_LINKS_PER_SECOND);
  private final RateLimit refreshes = new RateLimit(REFRESHES, REFRESHES_PER_SECOND);

  public AuthRoutes(
      AccessTokens tokens,
      AccountStore accounts,
      SignIns signIns,
      SignInLinks links,
      Guests guests,
      Site site) {
    this.tokens = tokens;
    this.accounts = accounts;
    this.signIns = signIns;
    this.links = links;
    this.guests = guests;
    this.site = site;
  }

  public void mount(Api api) {
    api.on("signIn", this::signIn);
    api.on("refresh", this::refresh);
    api.on("signOut", this::signOut);
    api.on("me", this::me);
  }

  private Reply signIn(Call call) {
    Optional<Refusal> tooMany = wrongLinks.check(call.address());
    if (tooMany.isPresent()) {
      return Reply.refuse(tooMany.get());
    }
    var used = links.use(call.body(Token.class).token()).await();
    if (used.isEmpty()) {
      wrongLinks.spend(call.address());
      return Reply.refuse(linkInvalid());
    }
    return signedIn(used.get().account(), used.get().refreshToken());
  }

  private Reply refresh(Call call) {
    Optional<Refusal> tooMany = refreshes.take(call.address());
    if (tooMany.isPresent()) {
      return Reply.refuse(tooMany.get());
    }
    UUID session = call.body(WhichCookie.class).session();
    return session == null ? refreshAccount(call) : guests.refresh(call, new SessionId(session));
  }

  private Reply refreshAccount(Call call) {
    var cookie = RefreshCookie.ofAccount(site);
    var rotated = cookie.in(call).flatMap(token -> signIns.rotate(token).await());
    AccountId account = rotated.map(SignIns.Rotated::account).orElse(null);
    return rotated.isEmpty() || account == null
        ? Reply.refuse(signedOut()).with(cookie.gone())
        : signedIn(account, rotated.get().token());
  }

  private Reply signedIn(AccountId account, String refreshToken) {
    return accounts
        .find(account)
        .await()
        .map(view ->
            Reply.json(new SignedIn(accessToken(account), AccessTokens.LIFETIME.toSeconds(), view)))
        .map(reply -> reply.with(RefreshCookie.ofAccount(site).with(refreshToken)))
        .orElseGet(() -> Reply.refuse(signedOut()));
  }

  private String accessToken(AccountId account) {
    return tokens.issue(new Identity.Account(account));
  }

  private Reply signOut(Call call) {
    UUID session = call.body(WhichCookie.class).session();
    var cookie =
        session == null
            ? RefreshCookie.ofAccount(site)
            : RefreshCookie.ofGuest(new SessionId(session), site);
    cookie.in(call).ifPresent(token -> signIns.end(token).await());
    return Reply.empty().with(cookie.gone());
  }

  private Reply me(Call call) {
    Optional<Identity> identity = tokens.identify(call);
    if (identity.isEmpty()) {
      return Reply.refuse(Refusals.unauthenticated());
    }
    return switch (identity.get()) {
      case Identity.Guest guest -> guests.describe(guest);
      case Identity.Account(AccountId id) ->
          accounts
              .find(id)
              .await()
              .map(view -> Reply.json(Map.of("account", view)))
              .orElseGet(() -> Reply.refuse(Refusals.unauthenticated()));
    };
  }

  /// There is no cookie, or none that is still good.
  public static Refusal signedOut() {
    return new Refusal("signed-out", 401, "This browser is not signed in, or no longer.", Map.of());
  }

  private static Refusal linkInvalid() {
    return new Refusal(
        "sign-in-link-invalid",
        401,
        "This link has been used, has expired, or was never made. Ask for a new one.",
        Map.of());
  }
}
