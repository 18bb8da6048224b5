package org.convene.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Files from anybody are read or refused with their line, never anything else.
class IcsReaderTest {
  private static final Path CORPUS = Path.of("src/test/resources/ics");
  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

  static List<String> corpus() throws IOException {
    return Files.readAllLines(CORPUS.resolve("expected.txt"));
  }

  @Test
  void every_file_has_its_expectation() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".ics")))
          .containsExactlyInAnyOrderElementsOf(
              corpus().stream().map(line -> line.split(":")[0] + ".ics").toList());
    }
  }

  /// `NAME: refused LINE REASON`, or `NAME: read EVENTS NOTES`.
  @ParameterizedTest
  @MethodSource("corpus")
  void a_file_is_refused_with_its_line_or_read_as_said(String expectation) throws IOException {
    String[] parts = expectation.split(": ", 2);
    String[] words = parts[1].split(" ", 3);
    ReadCalendar read =
        IcsReader.read(Files.readAllBytes(CORPUS.resolve(parts[0] + ".ics")), BRUSSELS);
    switch (read) {
      case ReadCalendar.Refused(var refusal) -> {
        assertThat(refusal.code()).isEqualTo("invalid-calendar");
        assertThat("refused " + refusal.members().get("line"))
            .as(refusal.detail())
            .isEqualTo(words[0] + " " + words[1]);
        assertThat(refusal.detail()).contains(words.length > 2 ? words[2] : "line");
      }
      case ReadCalendar.Whole whole -> {
        String notes =
            whole.notes().stream()
                .map(note -> " " + note.kind().json())
                .collect(Collectors.joining());
        assertThat("read " + whole.events().size() + notes)
            .as(whole.notes().toString())
            .isEqualTo(parts[1]);
      }
    }
  }

  private static Vevent only(String name) throws IOException {
    byte[] file = Files.readAllBytes(CORPUS.resolve(name + ".ics"));
    return ((ReadCalendar.Whole) IcsReader.read(file, BRUSSELS)).events().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "floating, Europe/Brussels",
    "floating-with-own-zone, Asia/Tokyo",
    "outlook-zone, Europe/Paris",
    "mozilla-zone, Europe/Brussels",
    "located-zone, Europe/Brussels",
    "microsoft-utc, Z",
    "zone-of-utc, Z"
  })
  void zones_go_by_name(String file, String zone) throws IOException {
    assertThat(only(file).when())
        .isInstanceOfSatisfying(
            When.Timed.class, when -> assertThat(when.zone()).isEqualTo(ZoneId.of(zone)));
  }

  @Test
  void texts_lose_what_no_text_may_hold() throws IOException {
    assertThat(only("nul-and-return-in-text").wording().summary()).isEqualTo("ab c[31m");
    assertThat(only("bidi-in-text").wording().summary()).isEqualTo("invoicegpj.exe");
    assertThat(only("folded-by-tabs").wording().summary()).isEqualTo("ab");
    assertThat(only("folded-inside-a-character").uid()).isEqualTo("é@x");
  }

  @Test
  void a_duration_is_an_end() throws IOException {
    assertThat(only("weeks").when())
        .isEqualTo(Samples.timed("2026-09-28T14:00", "2026-10-05T14:00", "Europe/Brussels"));
    assertThat(only("whole-day-that-ends-as-it-starts").when())
        .isEqualTo(new When.AllDay(LocalDate.of(2026, 9, 28), LocalDate.of(2026, 9, 29)));
  }

  @Test
  void a_rule_is_ours_where_it_can_be() throws IOException {
    assertThat(only("by-exchange").repeats().orElseThrow().rule())
        .isEqualTo(new Recurrence(Frequency.MONTHLY, 1, List.of(Weekday.MONDAY), -1, 3, null));
    assertThat(
            only("weekdays")
                .repeats()
                .orElseThrow()
                .rule()
                .starts(LocalDateTime.parse("2026-09-28T14:00")))
        .hasSize(25);
    assertThat(only("endless").repeats().orElseThrow().rule().until())
        .isEqualTo(LocalDate.of(2027, 9, 28));
    assertThat(only("every-second").repeats()).isEmpty();
  }

  @Test
  void what_is_too_large_is_refused() {
    assertRefused(new byte[IcsReader.MAX_BYTES + 1], "larger than 1024 KiB");
    String head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
    assertRefused(
        (head + "X-A:" + "x".repeat(Component.MAX_LINE)).getBytes(StandardCharsets.UTF_8),
        "longer than 100000 octets");
    assertRefused(
        (head + "BEGIN:X\r\nEND:X\r\n".repeat(IcsReader.MAX_COMPONENTS))
            .getBytes(StandardCharsets.UTF_8),
        "more than 5000 components");
  }

  private static void assertRefused(byte[] file, String reason) {
    assertThat(IcsReader.read(file, BRUSSELS))
        .isInstanceOfSatisfying(
            ReadCalendar.Refused.class,
            refused -> assertThat(refused.refusal().detail()).contains(reason));
  }

  /// Whatever is changed in a file, it is read or refused.
  @Property(tries = 1000)
  void noBytesAreABug(@ForAll Random random) {
    byte[] file =
        IcsWriter.write(
            Vcalendar.feed(
                Samples.HEADER,
                List.of(
                    Samples.workshop(),
                    Samples.series(
                        "s@h",
                        Samples.timed("2026-09-28T14:00", "2026-09-28T15:00", "Europe/Brussels"),
                        Samples.weekly(9, Weekday.MONDAY),
                        LocalDateTime.parse("2026-10-05T14:00")))));
    for (int i = 0; i <= random.nextInt(6); i++) {
      file[random.nextInt(file.length)] =
          (byte) "\r\n;:,=\"^\\Z09-PTA\0\u00E9".charAt(random.nextInt(18));
    }
    assertThat(IcsReader.read(file, ZoneOffset.UTC)).isNotNull();
    assertThat(FeedCheck.of(file, false)).isNotNull();
  }

  @Test
  void a_thousand_zones_do_not_fill_anything() {
    for (int i = 0; i < 2_000; i++) {
      String zone = "BEGIN:VTIMEZONE\r\nTZID:z" + i + "\r\nEND:VTIMEZONE\r\n";
      byte[] file =
          ("BEGIN:VCALENDAR\r\n" + zone + "END:VCALENDAR\r\n").getBytes(StandardCharsets.UTF_8);
      assertThat(IcsReader.read(file, BRUSSELS)).isInstanceOf(ReadCalendar.Whole.class);
    }
  }
}
