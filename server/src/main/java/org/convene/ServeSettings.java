package org.convene;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.convene.mail.MailSettings;
import org.convene.postgres.DatabaseAddress;

/// What a server is started with; `./convene serve --help` says what each means.
///
/// @param port 0 takes a free one
/// @param publicUrl without a slash at its end; empty: made from host and port
/// @param databaseUrl empty: the embedded PostgreSQL in the data folder
/// @param empty whether to leave out the example initiative
/// @param metricsPort empty: the usual one if it is free, 0: no metrics
/// @param trustedProxies addresses of reverse proxies whose word on a client's address is taken
/// @param noticeDelay how long a meeting has to be left alone before people are told what was saved
/// @param web the built client; empty: pages have no scripts and styles
public record ServeSettings(
    int port,
    String host,
    Optional<String> publicUrl,
    Path dataFolder,
    Optional<DatabaseAddress> databaseUrl,
    boolean empty,
    OptionalInt metricsPort,
    String metricsHost,
    Optional<Path> web,
    Set<String> trustedProxies,
    MailSettings mail,
    Duration noticeDelay) {
  public ServeSettings {
    trustedProxies = Set.copyOf(trustedProxies);
  }
}
