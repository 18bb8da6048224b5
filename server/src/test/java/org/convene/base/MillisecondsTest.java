package org.convene.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MillisecondsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T13:00:00Z, 2026-11-24T13:00:00.000Z",
    "2026-11-24T13:00:00.5Z, 2026-11-24T13:00:00.500Z",
    "2026-11-24T13:00:00.123456Z, 2026-11-24T13:00:00.123Z",
  })
  void everyInstantHasThem(String at, String written) throws JsonProcessingException {
    assertThat(Json.MAPPER.writeValueAsString(Instant.parse(at))).isEqualTo('"' + written + '"');
  }
}
