package org.convene.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
  private static final Instant TWO = Instant.parse("2026-11-24T13:00:00Z");

  @Test
  void aTimeNamesThePlaceItHoldsFor() {
    assertThat(new Times("en").at(TWO, BRUSSELS)).isEqualTo("14:00 Brussels");
    assertThat(new Times("de").at(TWO, BRUSSELS)).isEqualTo("14:00 Brüssel");
    assertThat(new Times("fr").at(TWO, BRUSSELS)).isEqualTo("14:00 Bruxelles");
    assertThat(new Times("nl").at(TWO, BRUSSELS)).isEqualTo("14:00 Brussel");
  }

  @Test
  void aSpanOverMidnightNamesBothDays() {
    assertThat(new Times("en").span(TWO, TWO.plusSeconds(5400), BRUSSELS))
        .isEqualTo("14:00\u2060–\u206015:30 Brussels");
    assertThat(new Times("en").span(TWO, TWO.plusSeconds(86400), BRUSSELS))
        .isEqualTo("14:00 – 25 Nov 2026, 14:00 Brussels");
  }

  @Test
  void daysReadAsTheLanguageWritesThem() {
    assertThat(new Times("en").day(TWO, BRUSSELS)).isEqualTo("Tuesday, 24 November 2026");
    assertThat(new Times("de").day(TWO, BRUSSELS)).isEqualTo("Dienstag, 24. November 2026");
  }

  @Test
  void languagesAreNamedInTheReadersOwn() {
    assertThat(new Times("nl").languages(List.of("en", "fr"))).isEqualTo("Engels, Frans");
    assertThat(Times.languageName("fr")).isEqualTo("Français");
  }
}
