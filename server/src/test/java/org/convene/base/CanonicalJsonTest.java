package org.convene.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  private static String canonical(Object value) {
    return new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
  }

  /// The names of RFC 8785, section 3.2.3, whose order by UTF-16 units is not that by code points.
  @Test
  void membersAreSortedByTheUnitsOfTheirNames() throws JsonProcessingException {
    var names =
        Json.MAPPER.readTree(
            """
            {"\\u20ac": 1, "\\r": 2, "\\ufb33": 3, "1": 4, "\\ud83d\\ude00": 5, "\\u0080": 6, "\\u00f6": 7}
            """);
    assertThat(canonical(names))
        .isEqualTo(
            "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
  }

  /// The text of RFC 8785, section 3.2.2.
  @Test
  void onlyWhatMustBeIsEscaped() {
    assertThat(canonical("\u20ac$\u000F\nA'B\"\\\\\"/\u001f"))
        .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\u001f\"");
  }

  @Test
  void whatIsNestedKeepsItsOrderInListsOnly() {
    assertThat(canonical(Map.of("b", List.of(2, 1), "a", Map.of(), "c", List.of())))
        .isEqualTo("{\"a\":{},\"b\":[2,1],\"c\":[]}");
    assertThat(canonical(List.of(true, false))).isEqualTo("[true,false]");
  }

  @ParameterizedTest
  @CsvSource({"0.00, 0", "100, 100", "1E2, 100", "-7.0, -7", "9007199254740991, 9007199254740991"})
  void aNumberHasOneSpelling(String number, String spelling) {
    assertThat(canonical(new BigDecimal(number))).isEqualTo(spelling);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "9007199254740992", "1e300"})
  void aNumberThatSomeReadersRoundIsABug(String number) {
    assertThatThrownBy(() -> canonical(new BigDecimal(number)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
