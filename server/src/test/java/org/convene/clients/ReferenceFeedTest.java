package org.convene.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A feed written by hand to the rules that ours follow, and by hand what is true of it: series
/// with overrides and cancelled occurrences, both edges of summer time of Brussels, New York and
/// Sydney, and texts of three scripts.
class ReferenceFeedTest {
  private static final String FROM = "2026-09-01";
  private static final String TO = "2027-12-01";

  @TempDir static Path scratch;

  private static List<Reader> readers = List.of();
  private static List<Instance> truth = List.of();
  private static Feed.Served reference;

  @BeforeAll
  static void serve() throws Exception {
    readers = Reader.all(scratch);
    truth = Instance.fromTable(Program.FOLDER.resolve("reference.expected.tsv"));
    reference = Feed.Served.of(Program.FOLDER.resolve("reference.ics"), FROM, TO);
  }

  @AfterAll
  static void stop() {
    reference.close();
  }

  static List<Reader> readers() {
    return readers;
  }

  @ParameterizedTest
  @MethodSource("readers")
  void everyReaderSeesTheSameInstantsAndTexts(Reader reader) throws Exception {
    Agreement.assertSees(reader, reference.feed(), truth);
  }

  @Test
  void theFeedIsWhatItIsMeantToTry() throws Exception {
    String feed = Files.readString(reference.feed().file());
    assertThat(feed).doesNotContainPattern("[^\r]\n");
    assertThat(feed.lines()).allMatch(line -> line.getBytes(UTF_8).length <= 75);
    assertThat(truth).anyMatch(each -> each.summary().length() == 60);
  }
}
