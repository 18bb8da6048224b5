package org.convene.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.convene.Browser;
import org.convene.TestHouse;
import org.convene.base.InitiativeId;
import org.convene.http.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Zoe organises one initiative, Ada only facilitates in the other.
class MailRoutesTest {
  @RegisterExtension static final TestHouse HOUSE = new TestHouse();

  private static final InitiativeId THEIRS = new InitiativeId(TestHouse.id(21));
  private static final InitiativeId OURS = new InitiativeId(TestHouse.id(20));
  private static final String MAILS = "/api/organise/mails";

  private Browser zoe = new Browser(HOUSE);

  @BeforeEach
  void anEmptyOutbox() {
    HOUSE.database().execute("delete from mail; delete from mail_received");
    zoe = new Browser(HOUSE).bearer(HOUSE.signIn(TestHouse.ZOE));
  }

  private static void add(InitiativeId initiative, String key) {
    Letter letter =
        new Letter(
            initiative,
            "invitation",
            MailWorld.to("ada@ghent.example", "Ada"),
            Content.plain("en", key, "https://convene.example/a/" + Content.SECRET),
            null,
            null,
            "s3cr3t",
            new Letter.Handling(key, null, Clock.systemUTC().instant(), null));
    var outbox = new Outbox(Clock.systemUTC(), Site.of("https://convene.example"));
    await(outbox.add(HOUSE.database().database().client(), letter));
  }

  private List<String> subjects(String query) {
    return TestHouse.json(zoe.get(MAILS + query)).getJsonArray("mails").stream()
        .map(each -> ((JsonObject) each).getString("subject"))
        .toList();
  }

  private String only() {
    var mail = TestHouse.json(zoe.get(MAILS)).getJsonArray("mails").getJsonObject(0);
    return MAILS + "/" + Objects.requireNonNull(mail.getString("id"));
  }

  @Test
  void organisersSeeTheMailsOfTheirInitiativesTheNewestFirst() {
    add(THEIRS, "first");
    add(OURS, "of others");
    add(THEIRS, "second");
    assertThat(subjects("")).containsExactly("second", "first");
    JsonObject page = TestHouse.json(zoe.get(MAILS + "?limit=1"));
    assertThat(page.getJsonObject("sending").getString("state")).isEqualTo("off");
    assertThat(subjects("?limit=1&after=" + page.getString("next"))).containsExactly("first");
    assertThat(subjects("?state=sent")).isEmpty();
    assertThat(subjects("?state=waiting")).hasSize(2);
  }

  @Test
  void theSecretOfAPersonalLinkIsNotShown() {
    add(THEIRS, "first");
    var mail = zoe.get(only());
    assertThat(TestHouse.text(mail, "text")).isEqualTo("https://convene.example/a/…");
    assertThat(mail.bodyAsString()).doesNotContain("s3cr3t");
  }

  @Test
  void whatWaitsIsCancelledAndStaysSo() {
    add(THEIRS, "first");
    String mail = only();
    assertThat(TestHouse.code(zoe.post(mail + "/cancel"))).isEmpty();
    assertThat(subjects("?state=cancelled")).containsExactly("first");
    assertThat(TestHouse.code(zoe.post(mail + "/cancel"))).isEqualTo("mail-settled");
    assertThat(TestHouse.code(zoe.post(mail + "/retry"))).isEqualTo("mail-settled");
  }

  @Test
  void whatHasFailedIsTriedAgain() {
    add(THEIRS, "first");
    HOUSE.database().execute("update mail set state = 'failed', attempts = 30, last_error = '550'");
    assertThat(subjects("?state=failed")).containsExactly("first");
    var retried = TestHouse.json(zoe.post(only() + "/retry")).getJsonObject("mail");
    assertThat(retried.getString("state")).isEqualTo("waiting");
    assertThat(retried.getInteger("attempts")).isZero();
  }

  @Test
  void nobodyElseSeesOrStopsAnything() {
    add(THEIRS, "first");
    String mail = only();
    Browser ada = new Browser(HOUSE).bearer(HOUSE.signIn(TestHouse.ADA));
    for (String path : List.of(MAILS, mail, "/api/organise/set-aside-mails")) {
      assertThat(TestHouse.code(ada.get(path))).isEqualTo("forbidden");
      assertThat(TestHouse.code(new Browser(HOUSE).get(path))).isEqualTo("unauthenticated");
    }
    assertThat(TestHouse.code(ada.post(mail + "/cancel"))).isEqualTo("forbidden");
    assertThat(subjects("?state=waiting")).hasSize(1);
  }

  @Test
  void mailsOfOtherInitiativesAreUnknown() {
    add(OURS, "of others");
    UUID id =
        await(HOUSE.database().database().client().query("select id from mail").execute())
            .iterator()
            .next()
            .getUUID(0);
    assertThat(TestHouse.code(zoe.get(MAILS + "/" + id))).isEqualTo("unknown-mail");
    assertThat(TestHouse.code(zoe.post(MAILS + "/" + id + "/cancel"))).isEqualTo("unknown-mail");
    assertThat(TestHouse.code(zoe.post(MAILS + "/" + id + "/retry"))).isEqualTo("unknown-mail");
  }

  @Test
  void whatCameInAndFitsNothingIsShown() {
    HOUSE
        .database()
        .execute(
            """
            insert into mail_received (message_id, received_at, address, subject, outcome, reason, initiative_id) values
              ('<1@x>', '2026-09-01T08:00Z', 'eve@x.example', 'Hello', 'set-aside', 'no calendar', null),
              ('<2@x>', '2026-09-01T09:00Z', null, null, 'set-aside', 'not invited', '%s'),
              ('<3@x>', '2026-09-01T09:00Z', null, null, 'set-aside', 'not invited', '%s'),
              ('<4@x>', '2026-09-01T09:00Z', null, null, 'ignored', 'a report', null)
            """
                .formatted(THEIRS, OURS));
    var mails = TestHouse.json(zoe.get("/api/organise/set-aside-mails")).getJsonArray("mails");
    assertThat(mails.stream().map(m -> ((JsonObject) m).getString("messageId")))
        .containsExactly("<2@x>", "<1@x>");
  }
}
