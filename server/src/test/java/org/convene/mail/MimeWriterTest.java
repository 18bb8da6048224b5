package org.convene.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeWriterTest {
  private static final String CALENDAR =
      "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Réunion à Ὀλυμπία 智慧城市\r\nEND:VCALENDAR\r\n";
  private static final Session SESSION = Session.getInstance(new Properties());

  private static Mail mail(Mailbox to, Content content) {
    return new Mail(
        new UUID(0, 7),
        "<7@convene.example>",
        to,
        null,
        content,
        null,
        "https://convene.example/a/x",
        Instant.parse("2026-09-01T08:00:00Z"),
        1);
  }

  /// As the other side gets it.
  private static MimeMessage received(Mail mail) throws Exception {
    var bytes = new ByteArrayOutputStream();
    MimeWriter.write(SESSION, MailWorld.FROM, mail).writeTo(bytes);
    return new MimeMessage(SESSION, new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static Mail invitation(@Nullable String html) {
    var part = new CalendarPart(CalendarPart.Method.REQUEST, CALENDAR);
    return mail(
        MailWorld.to("ada@ghent.example", "Ada"),
        new Content("fr", "Invitation", "Venez !\n", html, part));
  }

  private static byte[] bytes(BodyPart part) throws Exception {
    return part.getInputStream().readAllBytes();
  }

  @Test
  void anInvitationIsTextHtmlAndCalendarAndTheFile() throws Exception {
    MimeMessage message = received(invitation("<p>Venez !</p>"));
    Multipart mixed = (Multipart) message.getContent();
    assertThat(new ContentType(mixed.getContentType()).getSubType()).isEqualTo("mixed");
    Multipart alternatives = (Multipart) mixed.getBodyPart(0).getContent();
    assertThat(alternatives.getBodyPart(0).isMimeType("text/plain")).isTrue();
    assertThat(alternatives.getBodyPart(1).isMimeType("text/html")).isTrue();
    var type = new ContentType(alternatives.getBodyPart(2).getContentType());
    assertThat(type.getBaseType()).isEqualTo("text/calendar");
    assertThat(type.getParameter("method")).isEqualTo("REQUEST");
    assertThat(type.getParameter("charset")).isEqualTo("UTF-8");
    assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("invite.ics");
    for (BodyPart part : new BodyPart[] {alternatives.getBodyPart(2), mixed.getBodyPart(1)}) {
      assertThat(new String(bytes(part), StandardCharsets.UTF_8)).isEqualTo(CALENDAR);
    }
  }

  @Test
  void withoutHtmlTextAndCalendarAreTheAlternatives() throws Exception {
    Multipart mixed = (Multipart) received(invitation(null)).getContent();
    assertThat(((Multipart) mixed.getBodyPart(0).getContent()).getCount()).isEqualTo(2);
  }

  @Test
  void headersSayThatAProgramWroteItAndWhoCanEndIt() throws Exception {
    MimeMessage message = received(invitation(null));
    assertThat(message.getMessageID()).isEqualTo("<7@convene.example>");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("List-Unsubscribe"))
        .containsExactly("<https://convene.example/a/x>");
    assertThat(message.getSentDate()).isEqualTo("2026-09-01T08:00:00Z");
    var from = (InternetAddress) message.getFrom()[0];
    assertThat(from.getPersonal()).isEqualTo("Onze stad – réunions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada\r\nBcc: eve@evil.example",
        "Ada\nBcc: eve@evil.example\n\nbody",
        "Ada\rBcc: eve@evil.example",
        "Ada\u0000\u000b\u000c\u0085\u2028\u2029Bcc: eve@evil.example",
        "=?utf-8?q?Ada=0D=0ABcc:_eve@evil.example?=",
        "\"Ada\" <eve@evil.example>, Bob",
        "Ada\u202E\u2066 evil",
      })
  void noNameAndNoSubjectBeginsAnotherHeader(String text) throws Exception {
    MimeMessage clean =
        received(mail(new Mailbox(new MailAddress("ada@x.example"), "Ada"), content("Hello")));
    MimeMessage message =
        received(mail(new Mailbox(new MailAddress("ada@x.example"), text), content(text)));
    assertThat(Collections.list(message.getAllHeaders()).stream().map(h -> h.getName()).toList())
        .isEqualTo(Collections.list(clean.getAllHeaders()).stream().map(h -> h.getName()).toList());
    assertThat(message.getAllRecipients()).hasSize(1);
    assertThat(((InternetAddress) message.getAllRecipients()[0]).getAddress())
        .isEqualTo("ada@x.example");
    assertThat(message.getContent().toString().strip()).isEqualTo("Text");
  }

  private static Content content(String subject) {
    return Content.plain("en", subject, "Text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada",
        "ada@",
        "@x",
        "ada@x y",
        "ada@x\r\nBcc: e@x",
        "a b@x",
        "<ada@x>",
        "ada@x,bob@x",
        "ada@-x",
        "a..b@x",
        "\"a\"@x",
        "ada@[127.0.0.1]",
        "ада@пример",
        ""
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThat(MailAddress.of(text)).isEmpty();
  }

  @Test
  void anAddressMayBeLongAndNotLonger() {
    assertThat(MailAddress.of(" o'neil+tag@sub.ghent.example ")).isPresent();
    assertThat(MailAddress.of("a".repeat(64) + "@x.example")).isPresent();
    assertThat(MailAddress.of("a".repeat(65) + "@x.example")).isEmpty();
    assertThat(MailAddress.of("a@" + "b.".repeat(126) + "be")).isEmpty();
  }
}
