package org.convene.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.TestHouse.ADA;
import static org.convene.TestHouse.BRUSSELS;
import static org.convene.TestHouse.ELSEWHERE;
import static org.convene.TestHouse.GHENT;
import static org.convene.TestHouse.OPEN;
import static org.convene.TestHouse.STRICT;
import static org.convene.TestHouse.ZOE;
import static org.convene.TestHouse.code;
import static org.convene.TestHouse.json;
import static org.convene.TestHouse.text;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.convene.Browser;
import org.convene.TestHouse;
import org.convene.base.SessionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RollRoutesTest {
  @RegisterExtension static final TestHouse HOUSE = new TestHouse();

  private static final UUID LIN = UUID.fromString("0199b000-0000-7000-8000-000000000001");
  private static final UUID MAX = UUID.fromString("0199b000-0000-7000-8000-000000000002");

  private final String ada = HOUSE.signIn(ADA);

  private static String path(SessionId session) {
    return "/api/sessions/" + session + "/roll";
  }

  private HttpResponse<Buffer> send(HttpMethod method, String path, String type, String body) {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("Authorization", "Bearer " + ada)
            .add("Content-Type", type);
    return HOUSE.send(method, path, headers, body.isEmpty() ? null : Buffer.buffer(body));
  }

  private HttpResponse<Buffer> put(SessionId session, JsonObject roll) {
    return send(HttpMethod.PUT, path(session), "application/json", roll.encode());
  }

  private HttpResponse<Buffer> putCsv(SessionId session, String table) {
    return send(HttpMethod.PUT, path(session) + ".csv", "text/csv", table);
  }

  private JsonObject roll(SessionId session) {
    return json(send(HttpMethod.GET, path(session), "application/json", ""));
  }

  private static JsonObject mandate(UUID id, String name, String weight, UUID... holders) {
    return JsonObject.of(
        "id",
        id.toString(),
        "of",
        "commitment",
        "name",
        name,
        "class",
        "city",
        "weight",
        weight,
        "holders",
        new JsonArray(List.of(holders).stream().map(UUID::toString).toList()));
  }

  private static JsonObject draft(long revision, JsonObject... mandates) {
    return JsonObject.of(
        "revision",
        revision,
        "mandates",
        new JsonArray(List.of(mandates)),
        "holders",
        new JsonArray(
            List.of(
                JsonObject.of("id", LIN.toString(), "name", "Lin", "email", "lin@ghent.example"),
                JsonObject.of("id", MAX.toString(), "name", "Max"))));
  }

  private static String problem(HttpResponse<Buffer> response) {
    return code(response);
  }

  /// Once: what a session begins with, an edit, and edits that come to nothing.
  @Test
  void aRollIsMadeOfCommitmentsUntilSomebodyPreparesOne() {
    JsonObject before = roll(STRICT);
    assertThat(before.getBoolean("prepared")).isFalse();
    assertThat(before.getString("weight")).isEqualTo("2");
    assertThat(names(before)).containsExactly("Brussels", "Ghent");

    JsonObject lent = mandate(BRUSSELS, "whatever", "1.50", MAX).put("lentTo", GHENT.toString());
    var saved = put(STRICT, draft(0, mandate(GHENT, "Ghent", "2", LIN, MAX), lent));
    assertThat(saved.statusCode()).as(saved.bodyAsString()).isEqualTo(200);
    JsonObject roll = json(saved);
    assertThat(roll.getBoolean("prepared")).isTrue();
    assertThat(roll.getString("weight")).isEqualTo("3.5");
    assertThat(names(roll)).containsExactly("Brussels", "Ghent");
    assertThat(roll.getString("hash")).hasSize(64).isNotEqualTo(before.getString("hash"));
    assertThat(roll(STRICT)).isEqualTo(roll);

    assertThat(problem(put(STRICT, draft(0, mandate(GHENT, "Ghent", "2", LIN)))))
        .isEqualTo("roll-changed");
    long revision = roll.getLong("revision");
    assertThat(problem(put(STRICT, draft(revision, mandate(GHENT, "Ghent", "0", LIN)))))
        .isEqualTo("invalid-weight");
    assertThat(problem(put(STRICT, draft(revision, mandate(ELSEWHERE, "Elsewhere", "1", LIN)))))
        .isEqualTo("unknown-commitment");
    assertThat(
            problem(
                put(
                    STRICT,
                    draft(
                        revision,
                        mandate(GHENT, "Ghent", "1", LIN).put("lentTo", LIN.toString())))))
        .isEqualTo("unknown-mandate");
    assertThat(
            problem(put(STRICT, draft(revision, mandate(GHENT, "Ghent", "1", UUID.randomUUID())))))
        .isEqualTo("invalid-roll");
    assertThat(problem(putCsv(STRICT, "mandate,weight\nGhent,none\n"))).isEqualTo("invalid-csv");
    assertThat(roll(STRICT)).isEqualTo(roll);
  }

  private static List<String> names(JsonObject roll) {
    return roll.getJsonArray("mandates").stream()
        .map(m -> Objects.requireNonNull(((JsonObject) m).getString("name")))
        .toList();
  }

  @Test
  void aTableThatIsOnlyCheckedChangesNothing() {
    var before = send(HttpMethod.GET, path(OPEN), "application/json", "");
    var checked =
        send(HttpMethod.PUT, path(OPEN) + ".csv?check=true", "text/csv", "mandate\nGhent\nNew\n");
    assertThat(json(checked).getJsonArray("mandates")).hasSize(2);
    assertThat(
            problem(
                send(
                    HttpMethod.PUT,
                    path(OPEN) + ".csv?check=true",
                    "text/csv",
                    "mandate,weight\nGhent,0\n")))
        .isNotEmpty();
    var after = send(HttpMethod.GET, path(OPEN), "application/json", "");
    assertThat(json(after)).isEqualTo(json(before));
  }

  @Test
  void aRollGoesOutAndInAsATable() {
    var saved =
        putCsv(
            OPEN,
            "mandate,weight,holders,proxy\nGhent,2,Ann <ann@x.example>,\nBrussels,1,Bo,Ghent\n");
    assertThat(saved.statusCode()).as(saved.bodyAsString()).isEqualTo(200);
    var table = send(HttpMethod.GET, path(OPEN) + ".csv", "application/json", "");
    assertThat(table.bodyAsString())
        .isEqualTo(
            "\uFEFFmandate,class,weight,holders,proxy\r\nBrussels,city,1,Bo,Ghent\r\n"
                + "Ghent,city,2,Ann <ann@x.example>,\r\n");
    JsonObject again = json(putCsv(OPEN, Objects.requireNonNull(table.bodyAsString())));
    assertThat(again.getString("hash")).isEqualTo(text(saved, "hash"));
    assertThat(again.getJsonArray("holders")).isEqualTo(json(saved).getJsonArray("holders"));
    var late = send(HttpMethod.PUT, path(OPEN) + ".csv?revision=1", "text/csv", "mandate\nGhent\n");
    assertThat(problem(late)).isEqualTo(again.getLong("revision") == 1 ? "" : "roll-changed");
    assertThat(
            problem(
                HOUSE.send(
                    HttpMethod.PUT,
                    path(OPEN) + ".csv",
                    MultiMap.caseInsensitiveMultiMap()
                        .add("Authorization", "Bearer " + ada)
                        .add("Content-Type", "text/csv"),
                    Buffer.buffer(new byte[] {'m', (byte) 0xff}))))
        .isEqualTo("invalid-csv");
  }

  @Test
  void onlyThoseWhoRunTheSessionSeeItsRoll() {
    Browser stranger = new Browser(HOUSE).bearer(HOUSE.signIn(ZOE));
    for (String end : List.of("", ".csv")) {
      assertThat(code(stranger.get(path(OPEN) + end))).isEqualTo("forbidden");
    }
    assertThat(code(stranger.post(path(OPEN) + "/links", new JsonObject()))).isEqualTo("forbidden");
    assertThat(code(stranger.post(path(OPEN) + "/links.csv"))).isEqualTo("forbidden");
  }
}
