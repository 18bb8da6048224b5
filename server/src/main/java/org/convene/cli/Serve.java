package org.convene.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.convene.App;
import org.convene.ServeSettings;
import org.convene.base.CannotStart;
import org.convene.invitation.Notices;
import org.convene.mail.MailSettings;
import org.convene.postgres.DatabaseAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `serve`: starts the server, prints its addresses and stops in order on Ctrl-C or SIGTERM.
@Command(
    name = "serve",
    description = "Starts the server and prints its addresses; Ctrl-C stops it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Every option can also be given as an environment variable: --metrics-port is CONVENE_METRICS_PORT.",
      "Use that for a URL with a password: other users of the machine can read command lines."
    })
final class Serve implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port for people, 0 for any free one. Default: 8080")
  private int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Address to listen on, 0.0.0.0 for all. Default: 127.0.0.1")
  private String host = "127.0.0.1";

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "Where people reach the server. Default: http://HOST:PORT")
  private @Nullable String publicUrl;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the embedded PostgreSQL. Default: ~/.local/share/convene")
  private @Nullable Path data;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description =
          "Use this PostgreSQL (18 or newer) instead: postgres://USER:PASSWORD@HOST:PORT/DATABASE")
  private @Nullable String databaseUrl;

  @Option(names = "--empty", description = "Do not load the example initiative.")
  private boolean empty;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description = "Port of /metrics, 0 for none. Default: 9464 if it is free")
  private @Nullable Integer metricsPort;

  @Option(
      names = "--metrics-host",
      paramLabel = "HOST",
      description = "Address /metrics listens on. Default: 127.0.0.1")
  private String metricsHost = "127.0.0.1";

  @Option(
      names = "--trusted-proxy",
      paramLabel = "ADDRESS",
      split = ",",
      description = "Reverse proxy whose X-Forwarded-For is believed. Default: none")
  private List<String> trustedProxies = List.of();

  @Option(
      names = "--smtp-url",
      paramLabel = "URL",
      description =
          "Send mail by this server: smtps://USER:PASSWORD@HOST:PORT. Default: mails wait in the outbox")
  private @Nullable String smtpUrl;

  @Option(
      names = "--imap-url",
      paramLabel = "URL",
      description =
          "Read answers from this mailbox: imaps://USER:PASSWORD@HOST:PORT?folder=INBOX. Default: none")
  private @Nullable String imapUrl;

  @Option(
      names = "--mail-from",
      paramLabel = "ADDRESS",
      description = "Who mails are from: \"Our initiative <meetings@example.org>\"")
  private @Nullable String mailFrom;

  @Option(
      names = "--notice-delay",
      paramLabel = "SECONDS",
      hidden = true,
      description =
          "How long a meeting has to be left alone before people are told what was saved.")
  private @Nullable Integer noticeDelay;

  @Option(names = "--web", paramLabel = "DIR", hidden = true, description = "The built client.")
  private @Nullable Path web;

  @Override
  public Integer call() throws CannotStart {
    App app = App.start(settings());
    Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop"));
    System.out.println(app.addresses());
    System.out.flush();
    return 0;
  }

  ServeSettings settings() throws CannotStart {
    return new ServeSettings(
        checkedPort("--port", port),
        host,
        publicUrl == null ? Optional.empty() : Optional.of(checkedUrl(publicUrl)),
        data == null ? defaultData() : data,
        databaseUrl == null ? Optional.empty() : Optional.of(DatabaseAddress.parse(databaseUrl)),
        empty,
        metricsPort == null
            ? OptionalInt.empty()
            : OptionalInt.of(checkedPort("--metrics-port", metricsPort)),
        metricsHost,
        Optional.ofNullable(web),
        Set.copyOf(trustedProxies),
        MailSettings.parse(smtpUrl, imapUrl, mailFrom),
        noticeDelay == null ? Notices.QUIET : Duration.ofSeconds(Math.max(0, noticeDelay)));
  }

  private static int checkedPort(String option, int port) throws CannotStart {
    if (port < 0 || port > MAX_PORT) {
      throw new CannotStart(
          "%s must be between 0 and %d, not %d".formatted(option, MAX_PORT, port));
    }
    return port;
  }

  /// Pages name their own address in links and cookies are bound to it: only an origin will do.
  private static String checkedUrl(String text) throws CannotStart {
    try {
      URI url = new URI(text.replaceFirst("/$", ""));
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      boolean onlyOrigin =
          !url.isOpaque()
              && url.getRawPath().isEmpty()
              && url.getRawQuery() == null
              && url.getRawFragment() == null;
      if (web && onlyOrigin && url.getHost() != null && url.getRawUserInfo() == null) {
        return url.toString();
      }
    } catch (URISyntaxException e) {
      throw wrongUrl(text);
    }
    throw wrongUrl(text);
  }

  private static CannotStart wrongUrl(String text) {
    return new CannotStart(
        "--public-url must look like https://convene.example, without a path; not " + text);
  }

  private static Path defaultData() {
    String dataHome = System.getenv("XDG_DATA_HOME");
    return dataHome == null || dataHome.isBlank()
        ? Path.of(System.getProperty("user.home"), ".local", "share", "convene")
        : Path.of(dataHome, "convene");
  }
}
