package org.convene.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.convene.base.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What can stand on a board.
final class CanonicalTest {
  @Test
  void numbers_of_ours_that_are_not_whole_or_too_large_become_strings() throws Exception {
    BigDecimal[] numbers = {
      new BigDecimal("2.50"),
      new BigDecimal("3.00"),
      new BigDecimal("9007199254740991"),
      new BigDecimal("9007199254740992")
    };
    assertThat(Canonical.tree(Map.of("n", List.of(numbers))))
        .isEqualTo(
            Json.MAPPER.readTree("{\"n\":[\"2.5\",3,9007199254740991,\"9007199254740992\"]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "1e3", "1.0", "9007199254740992", "null"})
  void what_others_wrote_otherwise_is_not_plain(String json) throws Exception {
    assertThat(Canonical.isPlain(Json.MAPPER.readTree("{\"a\":[" + json + "]}"))).isFalse();
  }

  @Test
  void what_we_wrote_is_plain() throws Exception {
    assertThat(Canonical.isPlain(Json.MAPPER.readTree("{\"a\":[1,-7,true,\"x\"],\"b\":{}}")))
        .isTrue();
  }
}
