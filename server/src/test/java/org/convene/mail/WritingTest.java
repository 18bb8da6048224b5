package org.convene.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convene.mail.Writing.Block;
import org.junit.jupiter.api.Test;

/// The same words as text and as HTML.
class WritingTest {
  private static Writing of(Block... blocks) {
    return new Writing("en", "About", List.of(blocks));
  }

  @Test
  void bothSayTheSameInTheSameOrder() {
    Writing writing =
        of(
            new Block.Paragraph("Hello Ada,"),
            new Block.Facts("Telco", List.of("When: today", "More: https://convene.example/m/t")),
            new Block.Link("Answer here:", "Answer", "https://convene.example/a/x"),
            new Block.Signature("FARI", "https://convene.example/"));
    assertThat(writing.text())
        .isEqualTo(
            """
            Hello Ada,

            Telco
            When: today
            More: https://convene.example/m/t

            Answer here:
            https://convene.example/a/x

            --\s
            FARI
            https://convene.example/
            """);
    assertThat(writing.html())
        .containsSubsequence(
            "Hello Ada,", "Telco", "When: today", "/m/t", "Answer here:", "/a/x", "FARI");
  }

  @Test
  void whatPeopleTypedIsNeverMarkup() {
    String typed = "<script>alert('1')</script>\" onclick=\"x&y";
    String html =
        of(
                new Block.Paragraph(typed),
                new Block.Facts(typed, List.of(typed, "https://evil.example/\"><script>")),
                new Block.Link(typed, typed, "https://ours.example/" + typed),
                new Block.Signature(typed, typed))
            .html();
    assertThat(html).doesNotContain("<script", "\" onclick", "'1'", "x&y");
  }

  @Test
  void onlyAddressesOfPagesInFactsBecomeLinks() {
    assertThat(of(new Block.Paragraph("see https://elsewhere.example")).html())
        .doesNotContain("<a ");
    assertThat(of(new Block.Facts("T", List.of("javascript:alert(1) data:x"))).html())
        .doesNotContain("<a ");
    assertThat(of(new Block.Facts("T", List.of("At: https://meet.example/r?a=1&b=2 now"))).html())
        .contains(
            "At: <a href=\"https://meet.example/r?a=1&amp;b=2\">https://meet.example/r?a=1&amp;b=2</a> now");
  }
}
