package org.convene.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalesTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "nds", "pt-PT", "sr-Latn", "sr-Latn-RS"})
  void tagsAreALanguageAScriptAndARegion(String tag) {
    assertThat(Locales.isTag(tag)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e", "EN", "en_GB", "en-gb", "en-", "english", "en-GB ", "en\n", "*"})
  void whatIsWrittenOtherwiseIsNone(String tag) {
    assertThat(Locales.isTag(tag)).isFalse();
  }

  @Test
  void theLanguageOfATagIsItsFirstPart() {
    assertThat(Locales.language("sr-Latn-RS")).isEqualTo("sr");
    assertThat(Locales.language("fr")).isEqualTo("fr");
  }
}
