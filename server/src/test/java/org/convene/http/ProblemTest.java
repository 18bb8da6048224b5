package org.convene.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.convene.base.Json;
import org.convene.base.Refusal;
import org.junit.jupiter.api.Test;

class ProblemTest {
  private static final Refusal STALE =
      Refusal.conflict("edit-conflict", "The item has changed since.").with("revision", 7);

  @Test
  void saysWhatTheRefusalSaysInTheMembersOfTheRfc() throws JsonProcessingException {
    assertThat(Json.MAPPER.writeValueAsString(Problem.of(STALE)))
        .isEqualTo(
            """
            {"type":"urn:convene:problem:edit-conflict","title":"Edit conflict","status":409,\
            "detail":"The item has changed since.","code":"edit-conflict","revision":7}\
            """);
  }

  @Test
  void namesItsOccurrenceOnceItHasOne() throws JsonProcessingException {
    assertThat(Json.MAPPER.writeValueAsString(Problem.of(STALE).at("urn:uuid:1")))
        .contains("\"instance\":\"urn:uuid:1\"");
  }
}
