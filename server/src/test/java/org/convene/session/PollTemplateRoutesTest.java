package org.convene.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.convene.Browser;
import org.convene.TestHouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PollTemplateRoutesTest {
  @RegisterExtension static final TestHouse HOUSE = new TestHouse();

  private static final String TEMPLATES = "/api/sessions/" + TestHouse.OPEN + "/poll-templates";

  private Browser ada = new Browser(HOUSE);

  @BeforeEach
  void nothingIsKept() {
    HOUSE.database().execute("delete from poll_template");
    ada = new Browser(HOUSE).bearer(HOUSE.signIn(TestHouse.ADA));
  }

  @Test
  void whatIsKeptIsThereInEverySessionOfTheInitiative() {
    assertThat(TestHouse.code(ada.post(TEMPLATES, template("Dots")))).isEmpty();
    String elsewhere = "/api/sessions/" + TestHouse.CLOSED + "/poll-templates";
    assertThat(names(elsewhere)).containsExactly("Dots");
  }

  @Test
  void theAgendaItemAndTheIdsOfOptionsAreLeftOut() {
    JsonObject given = template("Dots");
    given.getJsonObject("poll").put("item", TestHouse.id(70).toString());
    given
        .getJsonObject("poll")
        .getJsonArray("options")
        .getJsonObject(0)
        .put("id", TestHouse.id(71).toString());
    JsonObject kept = TestHouse.json(ada.post(TEMPLATES, given)).getJsonObject("poll");
    assertThat(kept.containsKey("item")).isFalse();
    assertThat(kept.getJsonArray("options").getJsonObject(0).fieldNames()).containsOnly("label");
    assertThat(kept.getJsonObject("method")).isEqualTo(dots());
  }

  @Test
  void whatNoSessionWouldTakeIsNoTemplate() {
    JsonObject secret = template("Secret");
    secret.getJsonObject("poll").put("secrecy", "secret");
    assertThat(TestHouse.code(ada.post(TEMPLATES, secret))).isEqualTo("invalid-poll");
    assertThat(TestHouse.code(ada.post(TEMPLATES, template(" ")))).isEqualTo("invalid-text");
    JsonObject strange = template("Strange");
    strange.getJsonObject("poll").put("method", JsonObject.of("type", "dice"));
    assertThat(TestHouse.code(ada.post(TEMPLATES, strange))).isEqualTo("invalid-body");
    assertThat(names(TEMPLATES)).isEmpty();
  }

  @Test
  void aTemplateIsRenamedAndRemoved() {
    String one = TEMPLATES + "/" + TestHouse.text(ada.post(TEMPLATES, template("Dots")), "id");
    assertThat(TestHouse.code(put(one, template("Ten dots")))).isEmpty();
    assertThat(names(TEMPLATES)).containsExactly("Ten dots");
    assertThat(ada.send(HttpMethod.DELETE, one, null).statusCode()).isEqualTo(204);
    assertThat(names(TEMPLATES)).isEmpty();
    assertThat(TestHouse.code(ada.send(HttpMethod.DELETE, one, null)))
        .isEqualTo("unknown-template");
    assertThat(TestHouse.code(put(one, template("Again")))).isEqualTo("unknown-template");
  }

  @Test
  void oneMoreThanAHundredIsRefused() {
    HOUSE
        .database()
        .execute(
            """
            insert into poll_template (id, initiative_id, name, draft)
            select gen_random_uuid(), m.initiative_id, '{"en":"Old"}', '%s'
              from generate_series(1, 100), session s join meeting m on m.id = s.meeting_id
             where s.id = '%s'
            """
                .formatted(template("Old").getJsonObject("poll").encode(), TestHouse.OPEN));
    assertThat(TestHouse.code(ada.post(TEMPLATES, template("More")))).isEqualTo("templates-full");
    assertThat(names(TEMPLATES)).hasSize(100);
  }

  @Test
  void onlyThoseWhoRunTheSessionSeeThem() {
    Browser zoe = new Browser(HOUSE).bearer(HOUSE.signIn(TestHouse.ZOE));
    assertThat(TestHouse.code(zoe.get(TEMPLATES))).isEqualTo("forbidden");
    assertThat(TestHouse.code(zoe.post(TEMPLATES, template("Mine")))).isEqualTo("forbidden");
    assertThat(names(TEMPLATES)).isEmpty();
  }

  private HttpResponse<Buffer> put(String path, JsonObject body) {
    return ada.send(HttpMethod.PUT, path, body.toBuffer());
  }

  private List<String> names(String path) {
    JsonArray templates = TestHouse.json(ada.get(path)).getJsonArray("templates");
    return templates.stream()
        .map(each -> ((JsonObject) each).getJsonObject("name").getString("en"))
        .toList();
  }

  private static JsonObject template(String name) {
    var options = JsonArray.of(option("One"), option("Two"));
    var poll =
        JsonObject.of(
            "question",
            JsonObject.of("en", "Where?"),
            "method",
            dots(),
            "options",
            options,
            "results",
            "live",
            "voters",
            "participants",
            "ballotsShownTo",
            "facilitators",
            "changeable",
            true,
            "abstention",
            true);
    return JsonObject.of("name", JsonObject.of("en", name), "poll", poll);
  }

  private static JsonObject dots() {
    return JsonObject.of("type", "dots", "budget", 10, "cap", 5);
  }

  private static JsonObject option(String label) {
    return JsonObject.of("label", JsonObject.of("en", label));
  }
}
