package org.convene.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextTest {
  private static final Text WELCOME = text(Map.of("en", "Welcome", "fr", "Bienvenue", "nl", "Dag"));

  @Test
  void aReaderGetsTheirLocale() {
    assertThat(WELCOME.read("fr", "en")).isEqualTo("Bienvenue");
  }

  @Test
  void orItsBaseLanguage() {
    assertThat(WELCOME.read("fr-BE", "en")).isEqualTo("Bienvenue");
    assertThat(WELCOME.read("nl-Latn-BE", "en")).isEqualTo("Dag");
  }

  @Test
  void orTheLanguageToFallBackOn() {
    assertThat(WELCOME.read("de", "nl")).isEqualTo("Dag");
  }

  @Test
  void orTheFirstThereIs() {
    assertThat(Text.of("pt", "Olá").read("de", "en")).isEqualTo("Olá");
  }

  @Test
  void aMoreSpecialLocaleIsPreferredToItsBase() {
    Text text = text(Map.of("pt", "ecrã", "pt-BR", "tela"));
    assertThat(text.read("pt-BR", "en")).isEqualTo("tela");
  }

  @Test
  void acceptableIsWhatHasAtLeastOneLanguage() {
    assertThat(WELCOME.flaw("title")).isEmpty();
    assertThat(flaw(text(Map.of()))).contains("title is empty");
  }

  @Test
  void aBlankTextIsNamed() {
    assertThat(flaw(text(Map.of("en", "Hi", "fr", " \n")))).isEqualTo("title is blank in fr");
  }

  @Test
  void theLongestTextFitsAndOneMoreDoesNot() {
    assertThat(Text.of("en", "a".repeat(Text.MAX_LENGTH)).flaw("title")).isEmpty();
    assertThat(flaw(Text.of("en", "a".repeat(Text.MAX_LENGTH + 1)))).contains("longer than 500");
  }

  @Test
  void mostLanguagesFitAndOneMoreDoesNot() {
    assertThat(inLanguages(Text.MAX_LOCALES).flaw("title")).isEmpty();
    assertThat(flaw(inLanguages(Text.MAX_LOCALES + 1))).contains("more than 30 languages");
  }

  @Test
  void whatIsNoLocaleTagIsNotRepeatedToAnybody() {
    assertThat(flaw(Text.of("<script>", "Hi")))
        .isEqualTo("title names a language that is not a locale tag");
  }

  @Test
  void nothingIsNullInIt() {
    TreeMap<String, String> in = new TreeMap<>();
    in.put("en", null);
    assertThatThrownBy(() -> new Text(in)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String flaw(Text text) {
    return text.flaw("title").orElseThrow().detail();
  }

  private static Text text(Map<String, String> in) {
    return new Text(new TreeMap<>(in));
  }

  private static Text inLanguages(int count) {
    return text(
        IntStream.range(0, count)
            .boxed()
            .collect(
                Collectors.toMap(i -> "a" + (char) ('a' + i % 26) + "-" + region(i), _ -> "x")));
  }

  private static String region(int i) {
    return "" + (char) ('A' + i / 26) + (char) ('A' + i % 26);
  }
}
