package org.convene.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convene.base.CannotStart;
import org.convene.mail.MailServer.Encryption;
import org.convene.mail.MailServer.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailServerTest {
  @Test
  void aUrlNamesEveryPart() throws CannotStart {
    assertThat(
            MailServer.parse(
                Protocol.IMAP,
                "imap://ada%40ours.example:p%40ss+1@mail.example:1143?starttls=never&folder=Answers"))
        .isEqualTo(
            new MailServer(
                Protocol.IMAP,
                "mail.example",
                1143,
                "ada@ours.example",
                "p@ss+1",
                Encryption.NONE,
                "Answers"));
  }

  @ParameterizedTest
  @CsvSource({
    "smtps://mail.example, 465, TLS",
    "smtp://mail.example, 587, STARTTLS",
    "smtp://mail.example?starttls=never, 587, NONE",
    "smtp://127.0.0.1:2525, 2525, NONE",
  })
  void encryptionIsDemandedButOnThisMachine(String url, int port, Encryption encryption)
      throws CannotStart {
    MailServer server = MailServer.parse(Protocol.SMTP, url);
    assertThat(server.port()).isEqualTo(port);
    assertThat(server.encryption()).isEqualTo(encryption);
    assertThat(server.properties(1).get("mail." + server.scheme() + ".starttls.required"))
        .isEqualTo(Boolean.toString(encryption == Encryption.STARTTLS));
  }

  @ParameterizedTest
  @CsvSource({
    "http://mail.example, smtp://",
    "imap://mail.example, smtp://",
    "smtp:mail.example, smtp://",
    "smtp:///x, no host",
    "smtp://mail.example/x, nothing follows the port",
    "smtp://ada:s3^cret@mail.example, percent-encoded",
    "smtp://ada:s3cret@mail.example?folder=x, starttls",
    "smtp://ada:s3cret@mail.example?starttls=maybe, starttls",
  })
  void aMalformedUrlSaysWhatIsWrongAndNoPassword(String url, String reason) {
    assertThatThrownBy(() -> MailServer.parse(Protocol.SMTP, url))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(reason)
        .message()
        .doesNotContain("s3^cret", "s3cret");
  }

  @Test
  void thePasswordIsNeverPrinted() throws CannotStart {
    String smtp = "smtps://ada:s3cret@mail.example";
    assertThat(MailSettings.parse(smtp, null, "Ours <a@ours.example>").toString())
        .contains("smtps://ada@mail.example:465")
        .doesNotContain("s3cret");
  }

  @Test
  void whoSendsNeedsAnAddressToSendFrom() throws CannotStart {
    assertThatThrownBy(() -> MailSettings.parse("smtps://mail.example", null, null))
        .hasMessageContaining("--mail-from");
    assertThatThrownBy(
            () -> MailSettings.parse(null, null, "Ours, a@ours.example\r\nBcc: x@x.example"))
        .isInstanceOf(CannotStart.class);
    assertThat(MailSettings.parse(null, null, "Ours <a@ours.example>").from())
        .contains(MailWorld.to("a@ours.example", "Ours"));
  }
}
