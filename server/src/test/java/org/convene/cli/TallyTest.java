package org.convene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.convene.base.Json;
import org.convene.board.BoardWorld;
import org.convene.board.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {
  private static final String CAPITAL =
      """
      =Mem:[Memphis]
      42:Mem>[Nashville]>[Chattanooga]>[Knoxville]
      26:[Nashville]>[Chattanooga]>[Knoxville]>Mem
      15:[Chattanooga]>[Knoxville]>[Nashville]>Mem
      17.5:[Knoxville]>[Chattanooga]>[Nashville]>Mem
      """;

  @TempDir Path folder;

  private record Ran(int code, String out, String error) {}

  @Test
  void aCountIsJsonInTheOrderOfTheDocument() throws Exception {
    Ran ran = tally(CAPITAL, "--method", "ranked-pairs", "--unranked", "none");
    assertThat(ran.error()).isEmpty();
    assertThat(ran.code()).isZero();
    JsonNode json = Json.MAPPER.readTree(ran.out());
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "method",
            "format",
            "ballots",
            "rules",
            "assumed",
            "ranking",
            "winners",
            "lots",
            "titles",
            "explanation");
    assertThat(json.get("method").asText()).isEqualTo("ranked-pairs");
    assertThat(json.get("format").asText()).isEqualTo("abif");
    assertThat(json.get("ballots").isNumber()).isTrue();
    assertThat(json.get("ballots").decimalValue()).isEqualByComparingTo("100.5");
    assertThat(json.get("rules").get("unranked").asText()).isEqualTo("none");
    assertThat(json.get("rules").get("strength").asText()).isEqualTo("margins");
    assertThat(json.get("rules").has("ties")).isTrue();
    assertThat(json.get("assumed")).hasToString("[\"strength\"]");
    assertThat(json.get("ranking"))
        .hasToString("[[\"Nashville\"],[\"Chattanooga\"],[\"Knoxville\"],[\"Mem\"]]");
    assertThat(json.get("winners")).hasToString("[\"Nashville\"]");
    assertThat(json.get("titles").get("Mem").asText()).isEqualTo("Memphis");
    assertThat(json.get("explanation").has("type")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "--method nope, 'nope' is none of plurality approval",
    "--unranked last, Missing required option",
    "--method irv --unranked first, 'first' is none of last none",
    "--method equal-shares --budget 1e999999999, '1e999999999' is not an amount above 0",
    "--method equal-shares --budget 0, '0' is not an amount above 0",
    "--method stv --seats two, Invalid value for option '--seats'",
    "--method stv --seats 0, 0 seats for 4 options",
    "--method stv --seats 5, 5 seats for 4 options",
    "--method stv, stv needs --seats",
    "--method score, score counts points",
  })
  void whatCannotBeCountedIsOneLineAndCodeTwo(String arguments, String reason) throws Exception {
    assertRefused(tally(CAPITAL, arguments.split(" ")), reason);
  }

  @Test
  void aBrokenFileIsOneLineWithItsPlaceAndCodeTwo() throws Exception {
    assertRefused(
        tally(CAPITAL.replace("42:Mem", "42:Nem"), "--method", "irv"),
        "election: line 2, column 4: there is no option 'Nem'");
    assertRefused(tally("", "--method", "irv"), "election: line 1: the file is empty");
  }

  @Test
  void aBundleIsCountedByItsOwnRulesAndOnlyIfItIsRight() throws Exception {
    Bundle bundle = BoardWorld.bundle(BoardWorld.Kind.OPEN, 12, new Random(7));
    ObjectNode json = BoardWorld.json(bundle);
    Ran ran = tally(text(json), "--method", "approval");
    assertThat(ran.error()).isEmpty();
    JsonNode result = Json.MAPPER.readTree(ran.out());
    assertThat(result.get("format").asText()).isEqualTo("bundle");
    assertThat(result.get("rules").get("seed").asText()).isEqualTo("of the poll");
    assertThat(result.get("ranking").toString()).contains("Ingredient 0", "Ingredient 3");
    ((ObjectNode) json.at("/ballots/0/leaf")).put("weight", "5");
    assertRefused(tally(text(json), "--method", "approval"), "ballots[0]");
  }

  private static String text(ObjectNode json) {
    return new String(BoardWorld.bytes(json), StandardCharsets.UTF_8);
  }

  @Test
  void aFileThatIsNotThereIsOneLineAndCodeTwo() {
    assertRefused(
        run("tally", "--method", "irv", folder.resolve("none").toString()), "no such file");
    assertRefused(run("tally", "--method", "irv", folder.toString()), "this is a folder");
    assertRefused(run("tally", "--method", "irv"), "Missing required parameter: 'FILE'");
  }

  private Ran tally(String content, String... options) throws Exception {
    Path file = Files.writeString(folder.resolve("election"), content);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "tally";
    System.arraycopy(options, 0, arguments, 1, options.length);
    arguments[arguments.length - 1] = file.toString();
    return run(arguments);
  }

  private static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(error))
            .execute(arguments);
    return new Ran(code, out.toString(), error.toString());
  }

  private static void assertRefused(Ran ran, String reason) {
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.error().lines()).hasSize(1);
    assertThat(ran.error()).startsWith("convene: ").contains(reason);
  }
}
