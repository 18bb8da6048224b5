package org.convene.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.convene.base.Json;
import org.junit.jupiter.api.Test;

/// JSON in one form only: RFC 8785, whole numbers.
final class CanonicalTest {
  private static String canonical(String json) throws Exception {
    return new String(Canonical.bytes(Json.MAPPER.readTree(json)), StandardCharsets.UTF_8);
  }

  @Test
  void names_are_sorted_by_utf_16_units() throws Exception {
    // The example of RFC 8785, section 3.2.3.
    assertThat(
            canonical(
                """
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                 "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                 "\\u00f6": "Latin Small Letter O With Diaeresis"}
                """))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void literals_and_strings_are_those_of_the_rfc() throws Exception {
    assertThat(
            canonical(
                """
                { "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [null, true, false] }
                """))
        .isEqualTo(
            "{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void the_form_does_not_depend_on_how_it_was_written() throws Exception {
    assertThat(canonical("{\"b\":[1,2],\"a\":{\"d\":1,\"c\":-0}}"))
        .isEqualTo(canonical(" { \"a\" : {\"c\":0,\"d\" : 1} , \"b\" : [ 1, 2 ] } "))
        .isEqualTo("{\"a\":{\"c\":0,\"d\":1},\"b\":[1,2]}");
  }

  @Test
  void only_whole_numbers_that_everybody_reads_alike_are_written() {
    assertThatThrownBy(() -> canonical("[0.5]")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> canonical("[1e3]")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> canonical("[9007199254740992]"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void other_numbers_of_ours_become_strings() {
    assertThat(
            Canonical.tree(
                    Map.of(
                        "n",
                        List.of(
                            new BigDecimal("2.50"),
                            new BigDecimal("3.00"),
                            new BigDecimal("9007199254740993"))))
                .toString())
        .isEqualTo("{\"n\":[\"2.5\",3,\"9007199254740993\"]}");
  }
}
