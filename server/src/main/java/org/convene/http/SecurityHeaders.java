package org.convene.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.Stream;

/// The headers on every response, also on errors and assets.
///
/// Scripts and styles come from our own files only; data for a script goes into `<script
/// type="application/json">`, which is not run and so is allowed. No page may be framed, but the
/// wall by our own facilitator console, and the embedded programme by anybody.
public final class SecurityHeaders implements Handler<RoutingContext> {
  /// A page made to be framed by others: it shows what is public, and takes nothing in.
  private static final String EMBEDDED = "/embed/programme";

  private static final String FRAME_OPTIONS = "X-Frame-Options";
  private static final String HSTS = "max-age=31536000";

  /// Other sites learn nothing. Our own pages need it: without a referrer browsers send their forms
  /// with an `Origin` of null (Fetch, "append a request Origin header"), as those of strangers.
  private static final String REFERRER = "same-origin";

  private static final String PERMISSIONS =
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(),"
          + " microphone=(), midi=(), payment=(), usb=(), fullscreen=(self), screen-wake-lock=(self)";

  private final List<Header> usual;
  private final List<Header> wall;
  private final List<Header> embedded;

  public SecurityHeaders(Site site) {
    this.usual = headers(site, "'none'", "DENY", "same-origin");
    this.wall = headers(site, "'self'", "SAMEORIGIN", "same-origin");
    // X-Frame-Options cannot say "anybody", so what anybody may frame goes without it.
    this.embedded =
        headers(site, "*", "", "cross-origin").stream()
            .filter(header -> !header.isCalled(FRAME_OPTIONS))
            .toList();
  }

  /// Those of everything that is neither a wall nor made to be framed.
  public List<Header> usual() {
    return usual;
  }

  @Override
  public void handle(RoutingContext ctx) {
    Header.set(ctx.response().headers(), of(ctx.normalizedPath()));
    ctx.next();
  }

  private List<Header> of(String path) {
    if (path.equals(EMBEDDED)) {
      return embedded;
    }
    return path.startsWith("/wall/") ? wall : usual;
  }

  private static List<Header> headers(Site site, String framedBy, String frames, String readBy) {
    Stream<Header> all =
        Stream.of(
            Header.of("Content-Security-Policy", policy(site) + "frame-ancestors " + framedBy),
            Header.of(FRAME_OPTIONS, frames),
            Header.of("X-Content-Type-Options", "nosniff"),
            Header.of("Referrer-Policy", REFERRER),
            Header.of("Permissions-Policy", PERMISSIONS),
            Header.of("Cross-Origin-Opener-Policy", "same-origin"),
            Header.of("Cross-Origin-Resource-Policy", readBy));
    return (site.secure()
            ? Stream.concat(all, Stream.of(Header.of("Strict-Transport-Security", HSTS)))
            : all)
        .toList();
  }

  /// Older Safari does not take `'self'` for the WebSocket, so its address is named as well.
  private static String policy(Site url) {
    String socket = url.origin().replaceFirst("^http", "ws");
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + ("connect-src 'self' " + socket + "; ")
        + "frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; ";
  }
}
