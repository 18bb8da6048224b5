package org.convene.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.TestHouse.ADA;
import static org.convene.TestHouse.OPEN;
import static org.convene.TestHouse.STRICT;
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
import org.convene.Browser;
import org.convene.TestHouse;
import org.convene.base.HolderId;
import org.convene.participant.Admission;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PersonalLinkTest {
  @RegisterExtension static final TestHouse HOUSE = new TestHouse();

  private static final String ROLL = "/api/sessions/" + STRICT + "/roll";
  private static final String TABLE =
      "mandate,weight,holders,proxy\nGhent,2,Lin <lin@ghent.example>;Max,\nBrussels,1,=Bo,Ghent\n";

  private final Browser phone = new Browser(HOUSE);
  private final Browser desk = new Browser(HOUSE).bearer(HOUSE.signIn(ADA));

  @BeforeAll
  static void prepare() {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("Authorization", "Bearer " + HOUSE.signIn(ADA))
            .add("Content-Type", "text/csv");
    var saved = HOUSE.send(HttpMethod.PUT, ROLL + ".csv", headers, Buffer.buffer(TABLE));
    assertThat(saved.statusCode()).isEqualTo(200);
  }

  private JsonObject link(String name) {
    JsonArray holders = json(desk.get(ROLL)).getJsonArray("holders");
    String id =
        holders.stream()
            .map(JsonObject.class::cast)
            .filter(h -> name.equals(h.getString("name")))
            .map(h -> h.getString("id"))
            .findFirst()
            .orElseThrow();
    var made = desk.post(ROLL + "/links", JsonObject.of("holders", JsonArray.of(id)));
    return json(made).getJsonArray("links").getJsonObject(0);
  }

  private static String token(JsonObject link) {
    String url = Objects.requireNonNull(link.getString("link"));
    assertThat(url).startsWith("http://convene.example/j/STR1CT#link=");
    return url.substring(url.indexOf('=') + 1);
  }

  private static HttpResponse<Buffer> join(Browser browser, String token, @Nullable String name) {
    JsonObject wish = JsonObject.of("code", "STR1CT", "link", token, "role", "observer");
    return browser.post(
        "/api/sessions/" + STRICT + "/join", name == null ? wish : wish.put("name", name));
  }

  private static JsonObject participant(HttpResponse<Buffer> joined) {
    assertThat(joined.statusCode()).as(joined.bodyAsString()).isEqualTo(200);
    return json(joined).getJsonObject("participant");
  }

  private Admission admission(HttpResponse<Buffer> joined) {
    Browser live = new Browser(HOUSE).bearer(text(joined, "accessToken"));
    String ticket = text(live.post("/api/sessions/" + STRICT + "/ticket"), "ticket");
    return HOUSE.tickets().redeem(ticket).orElseThrow();
  }

  @Test
  void aLinkSaysWhoseItIsAndWhatTheyMayCast() {
    JsonObject info =
        json(phone.post("/api/join/link", JsonObject.of("token", token(link("Lin")))));
    assertThat(info.getString("name")).isEqualTo("Lin");
    assertThat(info.getString("code")).isEqualTo("STR1CT");
    assertThat(
            info.getJsonArray("mandates").stream()
                .map(m ->
                    ((JsonObject) m).getString("name") + " " + ((JsonObject) m).getString("as")))
        .containsExactly("Ghent delegate", "Brussels proxy");
  }

  @Test
  void whoComesByALinkIsTheHolderAParticipantAndSpeaksForTheirCommitment() {
    JsonObject link = link("Lin");
    var joined = join(phone, token(link), null);
    assertThat(participant(joined).getString("name")).isEqualTo("Lin");
    assertThat(participant(joined).getString("role")).isEqualTo("participant");
    assertThat(participant(joined).getJsonObject("commitment").getString("name"))
        .isEqualTo("Ghent");
    assertThat(admission(joined).holder())
        .isEqualTo(new HolderId(java.util.UUID.fromString(link.getString("holder"))));
  }

  @Test
  void onePersonOnTwoDevicesIsOneParticipant() {
    String token = token(link("Max"));
    JsonObject first = participant(join(phone, token, "Maximilian"));
    assertThat(first.getString("name")).isEqualTo("Maximilian");
    JsonObject second = participant(join(new Browser(HOUSE), token, "Max"));
    assertThat(second.getString("id")).isEqualTo(first.getString("id"));
    assertThat(participant(join(phone, token, null)).getString("id"))
        .isEqualTo(first.getString("id"));
  }

  @Test
  void whoWasHereBeforeTheLinkStaysWhoTheyAre() {
    String anonymous =
        participant(
                phone.post(
                    "/api/sessions/" + STRICT + "/join",
                    JsonObject.of("code", "STR1CT", "name", "Bo?", "role", "observer")))
            .getString("id");
    assertThat(participant(join(phone, token(link("=Bo")), null)).getString("id"))
        .isEqualTo(anonymous);
  }

  @Test
  void aLinkThatWasRenewedOrRevokedLeadsNowhereAndReleasesWhoCameByIt() {
    JsonObject link = link("Lin");
    var joined = join(phone, token(link), null);
    HolderId lin = new HolderId(java.util.UUID.fromString(link.getString("holder")));
    String renewed = token(link("Lin"));
    assertThat(code(join(new Browser(HOUSE), token(link), "Eve"))).isEqualTo("unknown-link");
    assertThat(HOUSE.released()).contains(lin);
    assertThat(admission(joined).holder()).isNull();

    var which = JsonObject.of("holders", JsonArray.of(lin.toString()));
    assertThat(desk.post(ROLL + "/links/revoke", which).statusCode()).isEqualTo(204);
    assertThat(code(join(phone, renewed, "Lin"))).isEqualTo("unknown-link");
    assertThat(code(phone.post("/api/join/link", JsonObject.of("token", renewed))))
        .isEqualTo("unknown-link");
  }

  @Test
  void aLinkIsOfItsSession() {
    var wish = JsonObject.of("code", "OPEN22", "link", token(link("Max")));
    assertThat(code(phone.post("/api/sessions/" + OPEN + "/join", wish))).isEqualTo("unknown-link");
  }

  @Test
  void nobodyElsesHolderGetsALink() {
    var which = JsonObject.of("holders", JsonArray.of("0199b000-0000-7000-8000-00000000ffff"));
    assertThat(code(desk.post(ROLL + "/links", which))).isEqualTo("unknown-holder");
    assertThat(code(desk.post(ROLL + "/links/revoke", which))).isEqualTo("unknown-holder");
  }

  @Test
  void everybodyGetsALineForTheMailMerge() {
    String table = Objects.requireNonNull(desk.post(ROLL + "/links.csv").bodyAsString());
    assertThat(table.lines().toList().getFirst()).isEqualTo("\uFEFFname,email,mandates,link");
    assertThat(table.lines().skip(1).map(line -> line.substring(0, line.indexOf("http"))))
        .isEqualTo(List.of("'=Bo,,Brussels,", "Lin,lin@ghent.example,Ghent,", "Max,,Ghent,"));
    String token = table.lines().toList().getLast().replaceAll(".*#link=", "");
    assertThat(participant(join(phone, token, null)).getString("name")).isEqualTo("Max");
  }
}
