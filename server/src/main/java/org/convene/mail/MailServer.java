package org.convene.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.convene.base.CannotStart;
import org.jspecify.annotations.Nullable;

/// Where a mail server is and who we are there. [#toString] leaves the password out.
///
/// @param user null: it asks for none
/// @param folder of an IMAP server
public record MailServer(
    Protocol protocol,
    String host,
    int port,
    @Nullable String user,
    @Nullable String password,
    Encryption encryption,
    String folder) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public enum Protocol {
    /// Submission (RFC 6409), and over TLS (RFC 8314).
    SMTP("smtp", 587, 465, List.of("starttls")),
    IMAP("imap", 143, 993, List.of("starttls", "folder"));

    private final String word;
    private final int port;
    private final int tlsPort;
    private final List<String> settings;

    Protocol(String word, int port, int tlsPort, List<String> settings) {
      this.word = word;
      this.port = port;
      this.tlsPort = tlsPort;
      this.settings = settings;
    }
  }

  /// How the connection is encrypted. Certificates and host names are always checked against the
  /// authorities that Java trusts.
  public enum Encryption {
    /// From the first byte: `smtps://`, `imaps://`.
    TLS,
    /// By STARTTLS, or not at all. The default, but on this machine.
    STARTTLS,
    /// Never: for this machine and private networks.
    NONE
  }

  /// Reads `smtp://user:password@host:port` (also `smtps://`), for IMAP likewise; user, password
  /// and port may be left out. After a `?`: `starttls=never`, and for IMAP `folder=…`.
  public static MailServer parse(Protocol protocol, String url) throws CannotStart {
    URI uri = uri(protocol, url);
    boolean tls = (protocol.word + "s").equals(uri.getScheme());
    if (!tls && !protocol.word.equals(uri.getScheme())) {
      throw malformed(protocol, "it must begin with %1$s:// or %1$ss://".formatted(protocol.word));
    }
    String host = uri.getHost();
    if (host == null) {
      throw malformed(protocol, "it names no host");
    }
    if (uri.getRawPath().length() > 1 || uri.getRawFragment() != null) {
      throw malformed(protocol, "nothing follows the port but settings after a ?");
    }
    Map<String, String> settings = settings(protocol, uri.getRawQuery());
    int usual = tls ? protocol.tlsPort : protocol.port;
    String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = login.indexOf(':');
    return new MailServer(
        protocol,
        host,
        uri.getPort() == -1 ? usual : uri.getPort(),
        login.isEmpty() ? null : decode(colon < 0 ? login : login.substring(0, colon)),
        colon < 0 ? null : decode(login.substring(colon + 1)),
        encryption(protocol, tls, host, settings.get("starttls")),
        settings.getOrDefault("folder", "INBOX"));
  }

  private static URI uri(Protocol protocol, String url) throws CannotStart {
    try {
      URI uri = new URI(url);
      if (!uri.isOpaque()) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // The exception quotes its input, which may hold a password.
      throw malformed(
          protocol, "it is not a URL; special characters in the password must be percent-encoded");
    }
    throw malformed(protocol, "it must begin with %s://".formatted(protocol.word));
  }

  private static Map<String, String> settings(Protocol protocol, @Nullable String query)
      throws CannotStart {
    Map<String, String> settings = new HashMap<>();
    for (String each : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
      String[] pair = each.split("=", 2);
      if (pair.length < 2 || !protocol.settings.contains(pair[0])) {
        String known = String.join("=… and ", protocol.settings);
        throw malformed(protocol, "after the ? only %s=… may stand".formatted(known));
      }
      settings.put(pair[0], decode(pair[1]));
    }
    return settings;
  }

  private static Encryption encryption(
      Protocol protocol, boolean tls, String host, @Nullable String starttls) throws CannotStart {
    if (starttls != null && !starttls.equals("never")) {
      throw malformed(protocol, "starttls may only be never");
    }
    if (tls) {
      return Encryption.TLS;
    }
    return starttls != null || LOOPBACK.contains(host) ? Encryption.NONE : Encryption.STARTTLS;
  }

  private static CannotStart malformed(Protocol protocol, String reason) {
    return new CannotStart(
        "The address of the %s server must look like %ss://user:password@host: %s"
            .formatted(protocol.name(), protocol.word, reason));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// The name that Jakarta Mail has for protocol and encryption.
  String scheme() {
    return encryption == Encryption.TLS ? protocol.word + "s" : protocol.word;
  }

  /// What Jakarta Mail has to know, without the password.
  ///
  /// @param timeoutMillis of each step: connecting, and every answer
  Properties properties(int timeoutMillis) {
    Properties properties = new Properties();
    String prefix = "mail." + scheme() + ".";
    String timeout = Integer.toString(timeoutMillis);
    properties.put("mail.transport.protocol", scheme());
    properties.put("mail.store.protocol", scheme());
    properties.put(prefix + "connectiontimeout", timeout);
    properties.put(prefix + "timeout", timeout);
    properties.put(prefix + "writetimeout", timeout);
    properties.put(prefix + "auth", Boolean.toString(user != null));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    boolean starttls = encryption == Encryption.STARTTLS;
    properties.put(prefix + "starttls.enable", Boolean.toString(starttls));
    properties.put(prefix + "starttls.required", Boolean.toString(starttls));
    return properties;
  }

  @Override
  public String toString() {
    return scheme() + "://" + (user == null ? "" : user + "@") + host + ":" + port;
  }
}
