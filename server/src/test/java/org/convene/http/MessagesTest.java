package org.convene.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.convene.base.Locales;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
  private static final Messages ENGLISH = Messages.of("en");
  private static final Pattern SAID = Pattern.compile("say\\(\"([a-z0-9.-]+)(\"\\)|\",|\" \\+)");

  static List<String> locales() {
    return Locales.COMPLETE;
  }

  @ParameterizedTest
  @MethodSource("locales")
  void everyLanguageSaysTheSameThings(String locale) {
    assertThat(Messages.of(locale).keys()).isEqualTo(ENGLISH.keys());
  }

  @ParameterizedTest
  @MethodSource("locales")
  void everyLanguageTakesTheSameArguments(String locale) {
    for (String key : ENGLISH.keys()) {
      assertThat(Messages.of(locale).arguments(key))
          .as("arguments of %s in %s", key, locale)
          .isEqualTo(ENGLISH.arguments(key));
    }
  }

  @Test
  void whatTemplatesSayExists() throws IOException {
    Set<String> missing = new TreeSet<>(said());
    missing.removeIf(key ->
        key.endsWith(".")
            ? ENGLISH.keys().stream().anyMatch(known -> known.startsWith(key))
            : ENGLISH.keys().contains(key));
    assertThat(missing).isEmpty();
  }

  @Test
  void pluralsFollowTheLanguage() {
    assertThat(Messages.of("fr").say("minutes.people", "count", 0)).isEqualTo("0 personne");
    assertThat(ENGLISH.say("minutes.people", "count", 0)).isEqualTo("0 people");
    assertThat(ENGLISH.say("minutes.people", "count", 1)).isEqualTo("1 person");
  }

  @Test
  void sharesAreWrittenAsTheLanguageDoes() {
    assertThat(ENGLISH.say("results.percent", "share", 0.463)).isEqualTo("46.3%");
    assertThat(Messages.of("de").say("results.percent", "share", 0.463)).isEqualTo("46,3\u00a0%");
  }

  private static Set<String> said() throws IOException {
    Path server = Path.of(System.getProperty("convene.root", ".."), "server/src/main");
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(server)) {
      for (Path file : files.filter(MessagesTest::speaks).toList()) {
        SAID.matcher(Files.readString(file)).results().forEach(found -> keys.add(found.group(1)));
      }
    }
    assertThat(keys).hasSizeGreaterThan(50);
    return keys;
  }

  private static boolean speaks(Path file) {
    return file.toString().endsWith(".jte") || file.toString().endsWith(".java");
  }
}
