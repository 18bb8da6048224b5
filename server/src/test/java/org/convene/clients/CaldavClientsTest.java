package org.convene.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.convene.ServerProcess;
import org.convene.base.Secrets;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Our CalDAV, found and synchronised by vdirsyncer with khal and by python3-caldav, from nothing
/// but the server's address, a name and an app password.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CaldavClientsTest {
  private static final String FROM = "2026-01-01";
  private static final String TO = "2027-06-01";
  private static final String USER = "ada@example.org";
  private static final String PASSWORD = "k7m2qx4r8t2w5y9b3d6fh8j4n";
  private static final String ADA = "00000000-0000-0007-0000-00000000000a";

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  @TempDir static Path scratch;

  private static PlannedYear year;
  private static ServerProcess server;

  @BeforeAll
  static void serve() throws Exception {
    year = new PlannedYear(DATABASE, 4).planned();
    DATABASE.execute(
        """
        insert into account (id, name, email) values ('%1$s', 'Ada', '%2$s');
        insert into member (initiative_id, account_id, role) select id, '%1$s', 'participant' from initiative;
        insert into app_password (id, secret_hash, account_id, label, created_at)
          values ('%1$s', '\\x%3$s', '%1$s', 'Thunderbird', now());
        """
            .formatted(ADA, USER, HexFormat.of().formatHex(Secrets.hash(PASSWORD))));
    server = OurServer.on(DATABASE, scratch.resolve("data"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static List<Instance> truth() {
    return year.truth().stream()
        .filter(each -> each.start().compareTo(FROM) >= 0 && each.start().compareTo(TO) < 0)
        .toList();
  }

  /// The first calendar is everybody's, each further one their own.
  private static List<Instance> listed(Vdirsyncer synced) throws Exception {
    List<Instance> all = new ArrayList<>();
    try (Stream<Path> calendars = Files.list(synced.local())) {
      for (Path calendar : calendars.toList()) {
        all.addAll(Khal.list(synced.home(), calendar, FROM, TO));
      }
    }
    return all.stream().distinct().sorted().toList();
  }

  private static Command.Said asked(String... token) throws Exception {
    Stream<String> words =
        Stream.of(
            Program.PYTHON,
            Program.FOLDER.resolve("read_caldav.py").toString(),
            server.url() + "/dav/",
            USER,
            PASSWORD,
            FROM,
            TO);
    var home = Files.createTempDirectory(scratch, "caldav");
    return new Command(
            "Debian's packages python3-caldav, python3-icalendar and python3-recurring-ical-events",
            home,
            Stream.concat(words, Stream.of(token)).toList())
        .run();
  }

  @Test
  @Order(1)
  void vdirsyncerAndKhalSeeWhatStandsInTheDatabase() throws Exception {
    var home = Files.createDirectory(scratch.resolve("first"));
    var synced = Vdirsyncer.ofCaldav(home, URI.create(server.url()), USER, PASSWORD);
    synced.sync();
    assertThat(listed(synced)).containsExactlyElementsOf(truth());
  }

  @Test
  @Order(2)
  void caldavSeesWhatStandsInTheDatabase() throws Exception {
    assertThat(asked().output().lines().map(Instance::fromJson).distinct().sorted())
        .containsExactlyElementsOf(truth());
  }

  @Test
  @Order(3)
  void afterAnEditOnlyItIsFetched() throws Exception {
    var home = Files.createDirectory(scratch.resolve("second"));
    var synced = Vdirsyncer.ofCaldav(home, URI.create(server.url()), USER, PASSWORD);
    synced.sync();
    List<String> tokens = asked().errors().lines().toList();
    var renamed = year.rename("By day, Sydney");
    assertThat(synced.sync().stream().filter(line -> line.contains("item")))
        .singleElement()
        .asString()
        .contains("updating", renamed.uid());
    assertThat(
            asked(tokens.toArray(new String[0]))
                .output()
                .lines()
                .map(Instance::fromJson)
                .distinct())
        .containsExactly(renamed);
    assertThat(listed(synced)).contains(renamed);
  }
}
