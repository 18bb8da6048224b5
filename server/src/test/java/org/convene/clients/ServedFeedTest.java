package org.convene.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convene.ServerProcess;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What our server serves of a database with a year of meetings, over HTTP.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServedFeedTest {
  private static final String FROM = "2026-01-01";
  private static final String TO = "2027-06-01";

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  @TempDir static Path scratch;

  private static List<Reader> readers = List.of();
  private static PlannedYear year;
  private static ServerProcess server;
  private static Feed served;

  @BeforeAll
  static void serve() throws Exception {
    year = new PlannedYear(DATABASE, 4).planned();
    readers = Reader.all(scratch);
    server = OurServer.on(DATABASE, scratch.resolve("data"));
    Path file = scratch.resolve("served.ics");
    Files.writeString(file, server.get("/calendar.ics").body());
    served = new Feed(file, URI.create(server.url() + "/calendar.ics"), FROM, TO);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  static List<Reader> readers() {
    return readers;
  }

  @ParameterizedTest
  @MethodSource("readers")
  @Order(1)
  void everyReaderSeesWhatStandsInTheDatabase(Reader reader) throws Exception {
    Agreement.assertSees(reader, served, year.truth());
  }

  @Test
  @Order(2)
  void afterAnEditOneMeetingIsBroughtAnew() throws Exception {
    Path home = Files.createDirectory(scratch.resolve("edited"));
    var synced = Vdirsyncer.ofFeed(home, served.address());
    synced.sync();
    assertThat(synced.sync()).noneMatch(line -> line.contains("item"));
    var renamed = year.rename("By day, Sydney");
    // Named by a hash of its text, the meeting is another: one comes, one goes.
    assertThat(synced.sync().stream().filter(line -> line.contains("item"))).hasSize(2);
    assertThat(Khal.list(home, synced.local(), FROM, TO))
        .anyMatch(each -> each.withUid(renamed.uid()).equals(renamed));
  }
}
