package org.convene.caldav;

import java.util.Optional;
import org.convene.http.Site;

/// A place in a [SyncLog] as a URI, which RFC 6578, section 4, wants it to be.
final class SyncToken {
  private static final String PATH = "/dav/sync/";

  private SyncToken() {}

  static String of(Site site, SyncLog.Point point) {
    return site.link(PATH + point.written());
  }

  /// Empty for what was never ours. The host does not matter: it may have got another name.
  static Optional<SyncLog.Point> read(String token) {
    int path = token.indexOf(PATH);
    return path < 0 ? Optional.empty() : SyncLog.Point.of(token.substring(path + PATH.length()));
  }
}
