package org.convene.bench.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.convene.App;
import org.convene.ServeSettings;
import org.convene.base.CannotStart;
import org.convene.invitation.Notices;
import org.convene.mail.MailSettings;
import org.convene.postgres.DatabaseAddress;

/// The server with a clock that jumps: a file says by how many seconds it is wrong. What the JVM
/// and PostgreSQL take from the machine's clock by themselves (timers, `now()` in SQL, the life of
/// access tokens) does not jump.
final class ShiftedServer {
  private record Shifted(Path file) {
    Instant now() {
      try {
        return Instant.now().plusSeconds(Long.parseLong(Files.readString(file).strip()));
      } catch (IOException | NumberFormatException e) {
        // It is being written at this moment.
        return Instant.now();
      }
    }
  }

  private static final class Wrong extends Clock {
    private final Shifted shifted;
    private final ZoneId zone;

    private Wrong(Shifted shifted, ZoneId zone) {
      this.shifted = shifted;
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Wrong(shifted, other);
    }

    @Override
    public Instant instant() {
      return shifted.now();
    }
  }

  private ShiftedServer() {}

  /// `--port PORT --metrics-port 0`, the database from the environment.
  public static void main(String[] arguments) throws CannotStart {
    Path file = Path.of(System.getProperty("convene.chaos.clock"));
    ServeSettings settings =
        new ServeSettings(
            Integer.parseInt(arguments[1]),
            "127.0.0.1",
            Optional.empty(),
            file.resolveSibling("unused"),
            Optional.of(DatabaseAddress.parse(System.getenv("CONVENE_DATABASE_URL"))),
            false,
            OptionalInt.of(0),
            "127.0.0.1",
            Optional.empty(),
            Set.of(),
            MailSettings.parse(null, null, null),
            Notices.QUIET);
    App app = App.start(settings, new Wrong(new Shifted(file), ZoneId.of("UTC")));
    Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop"));
    System.out.println(app.addresses());
  }
}
