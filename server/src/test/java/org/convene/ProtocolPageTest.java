package org.convene;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convene.base.Json;
import org.convene.wire.CloseCode;
import org.junit.jupiter.api.Test;

/// `docs/protocol.md` lists what clients switch on: every code that the source can send, and no
/// other.
class ProtocolPageTest {
  private static final Path ROOT = Path.of(System.getProperty("convene.root", ".."));
  private static final String PAGE = read(ROOT.resolve("docs/protocol.md"));

  /// A refusal's code stands first where one is made.
  private static final Pattern REFUSAL =
      Pattern.compile(
          "(?:Refusal\\.(?:invalid|conflict|unknown|forbidden)|new Refusal|\\brefusal|\\binvalid)"
              + "\\(\\s*\"([a-z]+(?:-[a-z]+)*)\"\\s*,");

  /// Families of records whose `type` a client writes.
  private static final Pattern FAMILY = Pattern.compile("new Tagged\\(\"(message|command)\"");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| \\d{3} \\|");
  private static final Pattern CLOSING =
      Pattern.compile("(?m)^\\| (\\d{4}) \\| .* \\| (reconnect|final)");

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> codesInTheSource() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve("server/src/main/java"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(ProtocolPageTest::read)
          .forEach(source -> {
            codes.addAll(found(REFUSAL, source));
            found(FAMILY, source)
                .forEach(family -> codes.addAll(Set.of("unknown-" + family, "invalid-" + family)));
          });
    }
    return codes;
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyProblemCodeIsListedAndNoOther() throws IOException {
    assertThat(found(ROW, PAGE)).isEqualTo(codesInTheSource());
  }

  @Test
  void everyCloseCodeIsListedWithWhatItAsks() {
    Map<String, Boolean> listed = new TreeMap<>();
    Matcher rows = CLOSING.matcher(PAGE);
    while (rows.find()) {
      listed.put(rows.group(1), rows.group(2).equals("final"));
    }
    Map<String, Boolean> sent =
        Stream.of(CloseCode.values())
            .collect(
                Collectors.toMap(
                    code -> Short.toString(code.code()),
                    CloseCode::isFinal,
                    (one, _) -> one,
                    TreeMap::new));
    assertThat(listed).isEqualTo(sent);
  }

  @Test
  void everyCommandEventAndMessageOfTheSchemaIsOnThePage() throws IOException {
    JsonNode schema = Json.MAPPER.readTree(read(ROOT.resolve("contract/live.schema.json")));
    Set<String> types =
        schema.path("$defs").findValues("const").stream()
            .map(JsonNode::asText)
            .collect(Collectors.toCollection(TreeSet::new));
    types.removeIf(type -> PAGE.contains("`" + type) || PAGE.contains("\"type\": \"" + type));
    assertThat(types).as("types the page does not name").isEmpty();
  }
}
