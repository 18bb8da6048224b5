package org.convene.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/// The headers on every response, also on errors and assets.
///
/// Scripts and styles come from our own files only; data for a script goes into `<script
/// type="application/json">`, which is not run and so is allowed. No page may be framed, but the
/// wall by our own facilitator console, and the embedded programme by anybody.
public final class SecurityHeaders implements Handler<RoutingContext> {
  /// A page made to be framed by others: it shows what is public, and takes nothing in.
  private static final String EMBEDDED = "/embed/programme";

  private static final String HSTS = "max-age=31536000";

  /// Other sites learn nothing. Our own pages need it: without a referrer browsers send their forms
  /// with an `Origin` of null (Fetch, "append a request Origin header"), as those of strangers.
  private static final String REFERRER = "same-origin";

  private static final String PERMISSIONS =
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(),"
          + " microphone=(), midi=(), payment=(), usb=(), fullscreen=(self), screen-wake-lock=(self)";

  private final Site site;
  private final String policy;

  public SecurityHeaders(Site site) {
    this.site = site;
    this.policy = policy(site);
  }

  @Override
  public void handle(RoutingContext ctx) {
    MultiMap headers = ctx.response().headers();
    frame(headers, ctx.normalizedPath());
    headers
        .set("X-Content-Type-Options", "nosniff")
        .set("Referrer-Policy", REFERRER)
        .set("Permissions-Policy", PERMISSIONS)
        .set("Cross-Origin-Opener-Policy", "same-origin")
        .set(
            "Cross-Origin-Resource-Policy",
            ctx.normalizedPath().equals(EMBEDDED) ? "cross-origin" : "same-origin");
    if (site.secure()) {
      headers.set("Strict-Transport-Security", HSTS);
    }
    ctx.next();
  }

  /// X-Frame-Options cannot say "anybody", so what anybody may frame goes without it.
  private void frame(MultiMap headers, String path) {
    if (path.equals(EMBEDDED)) {
      headers.set("Content-Security-Policy", policy + "frame-ancestors *");
    } else {
      boolean wall = path.startsWith("/wall/");
      headers
          .set(
              "Content-Security-Policy", policy + "frame-ancestors " + (wall ? "'self'" : "'none'"))
          .set("X-Frame-Options", wall ? "SAMEORIGIN" : "DENY");
    }
  }

  /// Older Safari does not take `'self'` for the WebSocket, so its address is named as well.
  private static String policy(Site url) {
    String socket = url.origin().replaceFirst("^http", "ws");
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + ("connect-src 'self' " + socket + "; ")
        + "frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; ";
  }
}
