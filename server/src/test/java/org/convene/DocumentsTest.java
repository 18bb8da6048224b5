package org.convene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documents name is there: classes as `live/Room`, tests as `poll/TallyTest.oneOfIts`,
/// files of the client, and the pages they link to.
class DocumentsTest {
  private static final Path ROOT = Path.of(System.getProperty("convene.root", ".."));
  private static final Pattern CLASS = Pattern.compile("`([a-z]+)/([A-Z]\\w+)(?:\\.(\\w+))?`");
  private static final Pattern CLIENT = Pattern.compile("`(web-client/[\\w./]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(((?!https?:)[^)#]+)[^)]*\\)");

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatADocumentNamesIsThere(Path page) throws IOException {
    String text = Files.readString(page);
    assertThat(found(CLASS, text))
        .filteredOn(name -> !isThere(name))
        .map(MatchResult::group)
        .isEmpty();
    assertThat(found(CLIENT, text))
        .map(name -> ROOT.resolve(name.group(1)))
        .allSatisfy(file -> assertThat(file).exists());
    assertThat(found(LINK, text))
        .map(link -> page.resolveSibling(link.group(1)))
        .allSatisfy(file -> assertThat(file).exists());
  }

  private static List<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  private static boolean isThere(MatchResult name) {
    return Stream.of("main", "test")
        .map(part ->
            ROOT.resolve(
                "server/src/%s/java/org/convene/%s/%s.java"
                    .formatted(part, name.group(1), name.group(2))))
        .filter(Files::exists)
        .anyMatch(file -> name.group(3) == null || read(file).contains(" " + name.group(3) + "("));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
