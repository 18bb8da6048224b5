package org.convene.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.invitation.InvitationWorld.ADA;
import static org.convene.invitation.InvitationWorld.START;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convene.http.EntryFiles;
import org.convene.http.FailureEdge;
import org.convene.http.Pages;
import org.convene.http.Site;
import org.convene.mail.MailWorld;
import org.convene.meeting.Meeting;
import org.convene.meeting.Series;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The page behind the personal link of a mail.
class AnswerPagesTest {
  @RegisterExtension static final MailWorld MAIL = new MailWorld();

  private static final Pattern LINK =
      Pattern.compile("https://convene\\.example(/a/[A-Za-z0-9_-]{43})");

  private InvitationWorld world = new InvitationWorld(MAIL);
  private @Nullable HttpServer server;
  private @Nullable WebClient client;

  @BeforeEach
  void serve() {
    world = new InvitationWorld(MAIL);
    var database = MAIL.database();
    Router router = Router.router(database.vertx());
    new FailureEdge((_, problem) -> problem.title()).mount(router);
    new AnswerPages(
            new Pages((_, _) -> EntryFiles.NONE),
            database.database(),
            world.answers,
            world.proposals,
            Site.of("https://convene.example"),
            MAIL.clock())
        .mount(router);
    server = await(database.vertx().createHttpServer().requestHandler(router).listen(0));
    client = WebClient.create(database.vertx());
  }

  @AfterEach
  void stop() {
    Objects.requireNonNull(client).close();
    await(Objects.requireNonNull(server).close());
  }

  private String linkInTheMail() throws Exception {
    Object content = MAIL.mailboxOf(ADA).getLast().getContent();
    String text = text((jakarta.mail.Multipart) content);
    Matcher link = LINK.matcher(text);
    assertThat(link.find()).as(text).isTrue();
    return link.group(1);
  }

  private static String text(jakarta.mail.Multipart mixed) throws Exception {
    var alternatives = (jakarta.mail.Multipart) mixed.getBodyPart(0).getContent();
    return alternatives.getBodyPart(0).getContent().toString();
  }

  private Meeting invited() {
    Meeting meeting = world.meeting();
    world.invite(meeting, "Ada <b>Peeters</b>", ADA);
    world.gather(meeting);
    world.tellAll();
    return meeting;
  }

  private HttpResponse<Buffer> get(String path) {
    return await(
        Objects.requireNonNull(client)
            .get(Objects.requireNonNull(server).actualPort(), "localhost", path)
            .send());
  }

  private HttpResponse<Buffer> post(String path, String... fields) {
    MultiMap form = MultiMap.caseInsensitiveMultiMap();
    for (int i = 0; i < fields.length; i += 2) {
      form.add(fields[i], fields[i + 1]);
    }
    return await(
        Objects.requireNonNull(client)
            .post(Objects.requireNonNull(server).actualPort(), "localhost", path)
            .followRedirects(false)
            .sendForm(form));
  }

  @Test
  void theLinkInTheMailLeadsToOnesOwnPage() throws Exception {
    invited();
    var page = get(linkInTheMail());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.bodyAsString())
        .contains("Ada &lt;b&gt;Peeters", "Réunion du Cookbook", "value=\"accepted\"");
    assertThat(page.getHeader("Cache-Control")).isEqualTo("private, no-store");
  }

  @Test
  void anAnswerIsStoredWithItsWord() throws Exception {
    invited();
    String link = linkInTheMail();
    var answered = post(link, "answer", "tentative", "comment", "If my train\u0000 runs");
    assertThat(answered.statusCode()).isEqualTo(303);
    assertThat(answered.getHeader("Location")).isEqualTo(link + "?notice=saved");
    assertThat(world.partstats()).containsExactly(ADA + " tentative");
    assertThat(get(link + "?notice=saved").bodyAsString())
        .contains("Your answer is saved.", "If my train runs");
    MAIL.clock().advance(java.time.Duration.ofSeconds(1));
    post(link, "answer", "declined");
    assertThat(world.partstats()).containsExactly(ADA + " declined");
  }

  @Test
  void anotherTimeIsAProposal() throws Exception {
    Meeting meeting = invited();
    String from = START.plusDays(1).toString();
    String to = START.plusDays(1).plusHours(1).toString();
    var answered = post(linkInTheMail(), "answer", "declined", "from", from, "to", to);
    assertThat(answered.getHeader("Location")).endsWith("?notice=proposed");
    var kept =
        await(
            new ProposalStore(MAIL.database().database().client()).open(meeting.id(), MAIL.now()));
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().startsAt())
        .isEqualTo(START.plusDays(1).atZone(InvitationWorld.BRUSSELS).toInstant());
    assertThat(post(linkInTheMail(), "from", to, "to", from).getHeader("Location"))
        .endsWith("?notice=no-time");
  }

  @Test
  void theTimeThatItHasIsNoProposal() throws Exception {
    invited();
    var answered =
        post(
            linkInTheMail(),
            "answer",
            "accepted",
            "from",
            START.toString(),
            "to",
            START.plusMinutes(90).toString());
    assertThat(answered.getHeader("Location")).endsWith("?notice=saved");
  }

  @Test
  void whoIsInvitedToASeriesAnswersForAllOfIt() throws Exception {
    Series series = world.series();
    world.invite(series, "Ada", ADA);
    world.gather(world.dates(series).getFirst());
    world.tellAll();
    post(linkInTheMail(), "answer", "accepted");
    assertThat(MAIL.rows("select partstat from attendee where series_id is not null"))
        .containsExactly("accepted");
  }

  @Test
  void oldLinksStillLeadThereAndForeignOnesNowhere() throws Exception {
    Meeting meeting = invited();
    String first = linkInTheMail();
    world.moved(meeting, START.plusHours(1));
    world.tellAll();
    assertThat(linkInTheMail()).isNotEqualTo(first);
    assertThat(get(first).statusCode()).isEqualTo(200);
    for (String wrong :
        List.of("/a/" + "A".repeat(43), "/a/x", "/a/%00", "/a/" + "x".repeat(2000))) {
      assertThat(get(wrong).statusCode()).isEqualTo(404);
      assertThat(post(wrong, "answer", "accepted").statusCode()).isEqualTo(404);
    }
    assertThat(world.partstats()).containsExactly(ADA + " needs-action");
  }

  @Test
  void whatIsOverTakesNoAnswer() throws Exception {
    Meeting meeting = invited();
    String link = linkInTheMail();
    world.cancelled(meeting);
    post(link, "answer", "accepted");
    assertThat(world.partstats()).containsExactly(ADA + " needs-action");
    assertThat(get(link).bodyAsString()).contains("nothing to answer any more");
  }

  @Test
  void aFormOfAnotherSiteAnswersNothing() throws Exception {
    invited();
    var foreign =
        await(
            Objects.requireNonNull(client)
                .post(Objects.requireNonNull(server).actualPort(), "localhost", linkInTheMail())
                .putHeader("Origin", "https://evil.example")
                .sendForm(MultiMap.caseInsensitiveMultiMap().add("answer", "declined")));
    assertThat(foreign.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(world.partstats()).containsExactly(ADA + " needs-action");
  }
}
