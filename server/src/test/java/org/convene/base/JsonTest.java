package org.convene.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {
  private record Thing(
      MandateId id,
      Text title,
      Role role,
      int minutes,
      boolean open,
      List<Part> parts,
      @Nullable String note,
      @Nullable Instant at,
      @Nullable Long base) {}

  private record Part(String name) {}

  private static final String WHOLE =
      """
      {"id": "0193a5c0-0000-7000-8000-000000000001", "title": {"en": "Hi"}, "role": "wall", "minutes": 5, "open": true,
       "parts": [{"name": "a"}], "note": "n", "at": "2026-09-29T08:00:00Z", "base": 3}\
      """;

  private static final String BARE =
      """
      {"id": "0193a5c0-0000-7000-8000-000000000001", "title": {"en": "Hi"}, "role": "wall", "minutes": 5, "open": true,
       "parts": []}\
      """;

  @Test
  void aValueWrittenAndReadBackIsEqual() throws Exception {
    Thing thing = Json.MAPPER.readValue(WHOLE, Thing.class);
    assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(thing), Thing.class))
        .isEqualTo(thing);
  }

  @Test
  void whatIsNullableMayBeAbsentAndIsThenLeftOut() throws Exception {
    Thing thing = Json.MAPPER.readValue(BARE, Thing.class);
    assertThat(thing.note()).isNull();
    assertThat(Json.MAPPER.writeValueAsString(thing)).doesNotContain("null", "note", "base");
  }

  static Stream<Arguments> flaws() {
    return Stream.of(
        flaw("\"0193a5c0-0000-7000-8000-000000000001\"", "\"\"", "id: "),
        flaw("\"0193a5c0-0000-7000-8000-000000000001\"", "\" \"", "id: "),
        flaw("\"minutes\": 5", "\"minutes\": 5, \"mnts\": 5", "mnts: there is no such field"),
        flaw("\"minutes\": 5,", "", "minutes: is missing"),
        flaw("\"minutes\": 5", "\"minutes\": null", "minutes: must not be null"),
        flaw("\"minutes\": 5", "\"minutes\": \"5\"", "minutes: must be a whole number in range"),
        flaw("\"minutes\": 5", "\"minutes\": 5.5", "minutes: must be a whole number in range"),
        flaw("\"minutes\": 5", "\"minutes\": 9999999999", "minutes: must be a whole number"),
        flaw("\"minutes\": 5", "\"minutes\": true", "minutes: must be a whole number in range"),
        flaw("\"open\": true", "\"open\": 1", "open: must be true or false"),
        flaw("\"open\": true", "\"open\": \"true\"", "open: must be true or false"),
        flaw("\"wall\"", "\"king\"", "role: must be one of facilitator, participant, observer"),
        flaw("\"wall\"", "0", "role: must be one of"),
        flaw("\"wall\"", "\"\"", "role: must be one of"),
        flaw("\"0193a5c0-0000-7000-8000-000000000001\"", "\"me\"", "id: must be a UUID"),
        flaw("\"0193a5c0-0000-7000-8000-000000000001\"", "7", "id: must be a UUID"),
        flaw("{\"en\": \"Hi\"}", "\"Hi\"", "title: must be an object"),
        flaw("{\"en\": \"Hi\"}", "{\"en\": 5}", "title.en: must be a string"),
        flaw("{\"en\": \"Hi\"}", "{\"en\": null}", "title.en: must not be null"),
        flaw("{\"en\": \"Hi\"}", "[]", "title: must be an object"),
        flaw("[{\"name\": \"a\"}]", "{}", "parts: must be a list"),
        flaw("[{\"name\": \"a\"}]", "[null]", "parts"),
        flaw("[{\"name\": \"a\"}]", "[{}]", "parts[0].name: is missing"),
        flaw("[{\"name\": \"a\"}]", "[{\"name\": {}}]", "parts[0].name: must be a string"),
        flaw("[{\"name\": \"a\"}]", "[5]", "parts[0]: must be an object"),
        flaw("\"n\"", "5", "note: must be a string"),
        flaw("\"n\"", "\"a\\u0000b\"", "note: must be a string without NUL"),
        flaw("\"n\"", "\"\\ud800\"", "note: must be a string without NUL or half a surrogate"),
        flaw("\"2026-09-29T08:00:00Z\"", "\"today\"", "at: cannot be read"),
        flaw("\"base\": 3}", "\"base\": 3} {}", "something follows"),
        flaw("\"base\": 3}", "\"base\": 3", "not JSON, at line 2, column"),
        flaw("\"base\": 3}", "\"base\": x}", "Unrecognized token 'x'"));
  }

  private static Arguments flaw(String part, String broken, String says) {
    assertThat(WHOLE).contains(part);
    return Arguments.of(WHOLE.replace(part, broken), says);
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void whatIsWrongIsSaidWithItsPlaceAndNoJavaTypes(String json, String says) {
    assertThatThrownBy(() -> Json.MAPPER.readValue(json, Thing.class))
        .isInstanceOfSatisfying(
            JsonProcessingException.class,
            e ->
                assertThat(Json.explain(e))
                    .contains(says)
                    .doesNotContain("org.convene", "java.", "jackson", "Stream", "Thing", "Json"));
  }

  @Test
  void nestingWithoutEndIsRefused() {
    assertThatThrownBy(() -> Json.MAPPER.readTree("[".repeat(2000)))
        .isInstanceOfSatisfying(
            JsonProcessingException.class,
            e -> assertThat(Json.explain(e)).contains("too deep").doesNotContain("Stream"));
  }

  @Test
  void aPairOfSurrogatesIsACharacter() throws Exception {
    Part part = Json.MAPPER.readValue("{\"name\": \"\\ud83d\\udc4d\"}", Part.class);
    assertThat(part.name()).isEqualTo("👍");
  }

  @Test
  void timesAreIso8601() {
    assertThat(Json.MAPPER.valueToTree(Instant.parse("2026-09-29T08:00:00.5Z")).asText())
        .isEqualTo("2026-09-29T08:00:00.500Z");
  }

  @Test
  void mintedIdsAreOfVersion7() {
    UUID id = Uuids.v7();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void aRefusalKeepsEveryMember() {
    Refusal refusal = Refusal.conflict("c", "d").with("a", 1).with("b", 2);
    assertThat(refusal.members()).containsEntry("a", 1).containsEntry("b", 2);
  }
}
