package org.convene.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.convene.base.CannotStart;
import org.jspecify.annotations.Nullable;

/// Where a PostgreSQL is and who we are there. [#toString] leaves the password out.
public record DatabaseAddress(
    String host, int port, String database, String user, String password, Encryption encryption) {

  private static final int DEFAULT_PORT = 5432;

  /// How the connection is encrypted, named as libpq's `sslmode`.
  public enum Encryption {
    /// Never: for loopback and private networks.
    DISABLE,
    /// When the server offers it; its certificate is not checked. The default, as in libpq.
    PREFER,
    /// Always; its certificate is not checked.
    REQUIRE,
    /// Always; certificate and host name are checked against Java's trusted authorities.
    VERIFY_FULL;

    String sslmode() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /// Reads `postgres://user:password@host:port/database?sslmode=…` (also `postgresql://`). User and
  /// password are percent-decoded; the port may be left out.
  public static DatabaseAddress parse(String url) throws CannotStart {
    URI uri = uri(url);
    String scheme = uri.getScheme();
    if (!"postgres".equals(scheme) && !"postgresql".equals(scheme)) {
      throw malformed("it must begin with postgres://");
    }
    String host = uri.getHost();
    if (host == null) {
      throw malformed("it names no host");
    }
    String path = uri.getRawPath();
    if (path == null || path.length() < 2) {
      throw malformed("it names no database");
    }
    String[] login = login(uri.getRawUserInfo());
    int port = uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort();
    return new DatabaseAddress(
        host, port, decode(path.substring(1)), login[0], login[1], encryption(uri.getRawQuery()));
  }

  private static URI uri(String url) throws CannotStart {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      // The exception quotes its input, which may hold a password.
      throw malformed(
          "it is not a URL; special characters in the password must be percent-encoded");
    }
  }

  private static String[] login(@Nullable String userInfo) throws CannotStart {
    if (userInfo == null || userInfo.isEmpty() || userInfo.startsWith(":")) {
      throw malformed("it names no user");
    }
    int colon = userInfo.indexOf(':');
    return colon < 0
        ? new String[] {decode(userInfo), ""}
        : new String[] {
          decode(userInfo.substring(0, colon)), decode(userInfo.substring(colon + 1))
        };
  }

  private static Encryption encryption(@Nullable String query) throws CannotStart {
    if (query == null || query.isEmpty()) {
      return Encryption.PREFER;
    }
    for (Encryption encryption : Encryption.values()) {
      if (query.equals("sslmode=" + encryption.sslmode())) {
        return encryption;
      }
    }
    String known =
        Arrays.stream(Encryption.values())
            .map(Encryption::sslmode)
            .collect(Collectors.joining(", "));
    throw malformed("after the ? only sslmode is known, one of " + known);
  }

  private static CannotStart malformed(String reason) {
    return new CannotStart(
        "The database URL must look like postgres://user:password@host:5432/database: " + reason);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// The same server, another database.
  public DatabaseAddress withDatabase(String name) {
    return new DatabaseAddress(host, port, name, user, password, encryption);
  }

  @Override
  public String toString() {
    return "postgres://" + user + "@" + host + ":" + port + "/" + database;
  }
}
