package org.convene.caldav;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What an address below `/dav/` names.
sealed interface DavPath {
  String ROOT = "/dav/";

  /// The owner of what everybody may see.
  String PUBLIC = "public";

  /// Where programs begin.
  record Root() implements DavPath {}

  /// A principal and at once the home of its calendars.
  record Home(String owner) implements DavPath {}

  record Calendar(String owner, String name) implements DavPath {}

  record Item(Calendar calendar, String uid) implements DavPath {}

  /// Empty for what can name nothing. Slashes at the end do not matter.
  ///
  /// @param path as it came, with its percent signs; of absolute addresses the path counts
  static Optional<DavPath> of(String path) {
    String bare = path.replaceFirst("^https?://[^/]*", "");
    if (!(bare + "/").startsWith(ROOT)) {
      return Optional.empty();
    }
    String[] parts = bare.substring(Math.min(bare.length(), ROOT.length())).split("/");
    if (parts.length == 1 && parts[0].isEmpty()) {
      return Optional.of(new Root());
    }
    return switch (parts.length) {
      case 1 -> Optional.of(new Home(parts[0]));
      case 2 -> Optional.of(new Calendar(parts[0], parts[1]));
      case 3 -> item(new Calendar(parts[0], parts[1]), decoded(parts[2]));
      default -> Optional.empty();
    };
  }

  private static Optional<DavPath> item(Calendar calendar, Optional<String> file) {
    return file.filter(name -> name.endsWith(".ics"))
        .map(name -> new Item(calendar, name.substring(0, name.length() - ".ics".length())));
  }

  private static Optional<String> decoded(String part) {
    try {
      return Optional.of(QueryStringDecoder.decodeComponent(part.replace("+", "%2B")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The address as it stands in answers.
  default String href() {
    return switch (this) {
      case Root _ -> ROOT;
      case Home(String owner) -> ROOT + owner + "/";
      case Calendar(String owner, String name) -> ROOT + owner + "/" + name + "/";
      case Item(Calendar calendar, String uid) ->
          calendar.href()
              + URLEncoder.encode(uid, StandardCharsets.UTF_8).replace("+", "%20")
              + ".ics";
    };
  }

  default Optional<String> whose() {
    return switch (this) {
      case Root _ -> Optional.empty();
      case Home(String owner) -> Optional.of(owner);
      case Calendar(String owner, String _) -> Optional.of(owner);
      case Item(Calendar(String owner, String _), String _) -> Optional.of(owner);
    };
  }
}
