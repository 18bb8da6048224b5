package org.convene.account;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.time.Duration;
import java.util.Optional;
import org.convene.base.SessionId;
import org.convene.http.Call;
import org.convene.http.Site;

/// The cookie that keeps a browser signed in: one for an account, one for each session that a guest
/// has joined. Scripts cannot read it, pages of other sites cannot have it sent.
public final class RefreshCookie {
  private final String name;
  private final String path;
  private final Duration lasts;
  private final boolean secure;

  private RefreshCookie(String name, String path, Duration lasts, Site site) {
    this.name = name;
    this.path = path;
    this.lasts = lasts;
    this.secure = site.secure();
  }

  public static RefreshCookie ofAccount(Site site) {
    return new RefreshCookie("convene_account", "/api/auth", SignIns.ACCOUNT_LASTS, site);
  }

  /// Also sent where guests join, so that the same browser is the same guest.
  public static RefreshCookie ofGuest(SessionId session, Site site) {
    String name = "convene_guest_" + session.toString().replace("-", "");
    return new RefreshCookie(name, "/api", SignIns.GUEST_LASTS, site);
  }

  public Optional<String> in(Call call) {
    return call.cookie(name);
  }

  public Cookie with(String token) {
    return cookie(token).setMaxAge(lasts.toSeconds());
  }

  public Cookie gone() {
    return cookie("").setMaxAge(0);
  }

  private Cookie cookie(String value) {
    return Cookie.cookie(name, value)
        .setPath(path)
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.STRICT);
  }
}
