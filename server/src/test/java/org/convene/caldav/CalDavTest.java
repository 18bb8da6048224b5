package org.convene.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convene.feed.FeedWorld;
import org.convene.meeting.LinkFor;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.MeetingStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CalDavTest {
  @RegisterExtension static final FeedWorld WORLD = new FeedWorld();

  private static final Pattern TOKEN = Pattern.compile("<D:sync-token>([^<]+)</D:sync-token>");
  private static final String HOME = "/dav/" + FeedWorld.ADA + "/";
  private static final String PUBLIC = "/dav/public/calendar/";

  @BeforeEach
  void nothingIsPlanned() {
    WORLD.empty();
  }

  private static Meeting telco(String slug) {
    return WORLD.add(
        slug,
        FeedWorld.withLink(FeedWorld.plan(MeetingKind.TELCO, "Telco " + slug), LinkFor.ATTENDEES),
        FeedWorld.slot("2026-12-01T10:00", "2026-12-01T11:00"),
        MeetingStatus.CONFIRMED);
  }

  private static String password() {
    String secret = AppPassword.mint();
    await(
        new AppPasswordStore(WORLD.database().database().client())
            .add(FeedWorld.ADA, secret, "Phone", FeedWorld.NOW));
    return basic("ada@example.org", AppPassword.grouped(secret).toUpperCase(java.util.Locale.ROOT));
  }

  private static String basic(String user, String secret) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  private static HttpResponse<Buffer> ask(
      String method, String path, String body, String... headers) {
    return WORLD.send(HttpMethod.valueOf(method), path, body, headers);
  }

  private static String unfolded(HttpResponse<Buffer> response) {
    return FeedWorld.body(response).toString().replace("&#13;\n ", "");
  }

  private static String sync(String token) {
    return "<D:sync-collection xmlns:D=\"DAV:\"><D:sync-token>"
        + token
        + "</D:sync-token><D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop></D:sync-collection>";
  }

  private static String query(String filter) {
    return "<C:calendar-query xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><D:prop><D:getetag/><C:calendar-data/>"
        + "</D:prop><C:filter><C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\"VEVENT\">"
        + filter
        + "</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>";
  }

  @Test
  void aProgramFindsItsCalendarsFromTheServersAddress() {
    String ada = password();
    assertThat(ask("PROPFIND", "/.well-known/caldav", "").getHeader("Location")).isEqualTo("/dav/");
    assertThat(ask("PROPFIND", "/dav/", "").statusCode()).isEqualTo(401);
    String principal =
        "<D:propfind xmlns:D=\"DAV:\"><D:prop><D:current-user-principal/><D:nothing/></D:prop></D:propfind>";
    assertThat(ask("PROPFIND", "/dav/", principal, "Authorization", ada).bodyAsString())
        .contains(
            "<D:current-user-principal><D:href>" + HOME, "<D:nothing/>", "HTTP/1.1 404 Not Found");
    var home = ask("PROPFIND", HOME, "", "Authorization", ada, "Depth", "1");
    assertThat(home.statusCode()).isEqualTo(207);
    assertThat(home.bodyAsString())
        .contains(HOME + "initiative/", HOME + "mine/", "<C:calendar/>", "<D:read/>")
        .doesNotContain("<D:write");
  }

  @Test
  void whatIsOfSomebodyElseIsNotThere() {
    String ada = password();
    assertThat(
            ask("PROPFIND", "/dav/" + java.util.UUID.randomUUID() + "/", "", "Authorization", ada)
                .statusCode())
        .isEqualTo(404);
    assertThat(
            ask("PROPFIND", HOME, "", "Authorization", basic("eve@example.org", "x")).statusCode())
        .isEqualTo(401);
    WORLD.noMember();
    try {
      assertThat(ask("PROPFIND", HOME + "initiative/", "", "Authorization", ada).statusCode())
          .isEqualTo(404);
    } finally {
      WORLD.member();
    }
  }

  @Test
  void aLinkForThoseWhoTakePartIsInMembersCalendarsOnly() {
    telco("one");
    String all = query("");
    assertThat(unfolded(ask("REPORT", PUBLIC, all)))
        .contains("SUMMARY:Telco one")
        .doesNotContain(FeedWorld.LINK);
    assertThat(unfolded(ask("REPORT", HOME + "initiative/", all, "Authorization", password())))
        .contains(FeedWorld.LINK);
  }

  @Test
  void aQueryGivesWhatIsWithinItsTimeAndAMultigetWhatItNames() {
    Meeting one = telco("one");
    String within = "<C:time-range start=\"20261201T093000Z\" end=\"20261202T000000Z\"/>";
    String after = "<C:time-range start=\"20261201T100000Z\"/>";
    assertThat(ask("REPORT", PUBLIC, query(within)).bodyAsString()).contains("Telco one");
    assertThat(ask("REPORT", PUBLIC, query(after)).bodyAsString()).doesNotContain("Telco one");
    assertThat(ask("REPORT", PUBLIC, query("<C:prop-filter name=\"SUMMARY\"/>")).bodyAsString())
        .contains("supported-filter");
    String href = PUBLIC + one.uid().replace("@", "%40") + ".ics";
    String named =
        "<C:calendar-multiget xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><D:prop><C:calendar-data/></D:prop>"
            + ("<D:href>" + href + "</D:href><D:href>" + PUBLIC + "no.ics</D:href>")
            + "</C:calendar-multiget>";
    assertThat(ask("REPORT", PUBLIC, named).bodyAsString())
        .contains("Telco one", "HTTP/1.1 404 Not Found");
    var got = WORLD.get(href);
    assertThat(got.bodyAsString()).startsWith("BEGIN:VCALENDAR").contains("BEGIN:VTIMEZONE");
    assertThat(ask("PROPFIND", href, "").bodyAsString())
        .contains(String.valueOf(got.getHeader("ETag")).replace("\"", "&quot;"));
  }

  @Test
  void aSyncTellsWhatHasChangedAndWhatIsGoneAndNothingElse() {
    Meeting one = telco("one");
    telco("two");
    String first = FeedWorld.body(ask("REPORT", PUBLIC, sync(""))).toString();
    assertThat(first.split("<D:response>", -1)).hasSize(3);
    String token = token(first);
    assertThat(ask("REPORT", PUBLIC, sync(token)).bodyAsString()).doesNotContain("<D:response>");
    WORLD.cancel(one);
    String changed = FeedWorld.body(ask("REPORT", PUBLIC, sync(token))).toString();
    assertThat(changed.split("<D:response>", -1)).hasSize(2);
    assertThat(changed).contains(one.id().toString(), "200 OK");
    WORLD.wait(java.time.Duration.ofDays(32));
    String gone = FeedWorld.body(ask("REPORT", PUBLIC, sync(token(changed)))).toString();
    assertThat(gone).contains(one.id().toString(), "404 Not Found");
    assertThat(
            ask("REPORT", PUBLIC, sync("http://convene.example/dav/sync/nonsense")).bodyAsString())
        .contains("valid-sync-token");
  }

  @Test
  void aProgramThatMayHaveMissedWhatIsForgottenBeginsAnew() {
    Meeting one = telco("one");
    String old = token(FeedWorld.body(ask("REPORT", PUBLIC, sync(""))).toString());
    WORLD.cancel(one);
    WORLD.wait(java.time.Duration.ofDays(32));
    String knowing = token(FeedWorld.body(ask("REPORT", PUBLIC, sync(old))).toString());
    WORLD.wait(SyncLog.TOLD_FOR.plusDays(1));
    telco("two");
    var refused = ask("REPORT", PUBLIC, sync(old));
    // The first to ask after something has changed makes the log forget.
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.bodyAsString()).contains("valid-sync-token");
    assertThat(ask("REPORT", PUBLIC, sync(knowing)).bodyAsString())
        .contains("200 OK")
        .doesNotContain("404 Not Found");
    assertThat(ask("REPORT", PUBLIC, sync("")).bodyAsString())
        .contains("200 OK")
        .doesNotContain(one.id().toString());
  }

  private static String token(String answer) {
    Matcher found = TOKEN.matcher(answer);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void nothingIsWritten() {
    for (String method : List.of("PUT", "DELETE", "MKCALENDAR", "MKCOL", "MOVE", "COPY", "LOCK")) {
      var refused = ask(method, PUBLIC + "a.ics", "x");
      assertThat(refused.statusCode()).as(method).isEqualTo(403);
      assertThat(refused.bodyAsString()).contains("need-privileges");
    }
    String color =
        "<D:propertyupdate xmlns:D=\"DAV:\"><D:set><D:prop><A:calendar-color xmlns:A=\"http://apple.com/ns/ical/\">#fff"
            + "</A:calendar-color></D:prop></D:set></D:propertyupdate>";
    assertThat(ask("PROPPATCH", PUBLIC, color).bodyAsString())
        .contains("<A:calendar-color/>", "200 OK");
  }

  @Test
  void badRequestsAreRefusedAndNothingIsFetched() {
    String entity =
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><D:propfind xmlns:D=\"DAV:\"><D:prop>&a;</D:prop></D:propfind>";
    for (String body : List.of(entity, "<", "<a>", "<a>".repeat(100) + "</a>".repeat(100), "{}")) {
      assertThat(ask("PROPFIND", PUBLIC, body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(ask("PROPFIND", PUBLIC, "", "Depth", "infinity").statusCode()).isEqualTo(403);
    assertThat(ask("REPORT", PUBLIC, "<D:other xmlns:D=\"DAV:\"/>").statusCode()).isEqualTo(403);
    assertThat(ask("PROPFIND", "/dav/public/no/", "").statusCode()).isEqualTo(404);
  }
}
