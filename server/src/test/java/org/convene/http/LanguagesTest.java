package org.convene.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
  @Test
  void aChoiceBeatsTheCookieBeatsTheBrowser() {
    assertThat(Languages.negotiate("nl", "fr", "de")).isEqualTo("nl");
    assertThat(Languages.negotiate(null, "fr", "de")).isEqualTo("fr");
    assertThat(Languages.negotiate(null, null, "de")).isEqualTo("de");
  }

  @Test
  void whatIsNotCompleteIsNotChosen() {
    assertThat(Languages.negotiate("xx", "../../etc", "nl")).isEqualTo("nl");
  }

  @ParameterizedTest
  @CsvSource({
    "'fr-CA,fr;q=0.9,en;q=0.8', fr",
    "'es,nl;q=0.5,de;q=0.7', de",
    "'de-AT', de",
    "'*', en",
    "'pt', en",
    "'', en",
    "';;q=x,,,', en",
    "'en;q=2', en",
  })
  void theBrowsersFirstCompleteLanguageIsTaken(String accepted, String language) {
    assertThat(Languages.negotiate(null, null, accepted)).isEqualTo(language);
  }
}
