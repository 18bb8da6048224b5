package org.convene.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class FoldingTest {
  private static String folded(String line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Folding.write(line, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Property
  void whatIsFoldedIsTheSameUnfolded(@ForAll @StringLength(max = 400) String any) {
    String line = PlainText.line(any);
    assertThat(folded(line).replace("\r\n ", "")).isEqualTo(line + "\r\n");
  }

  @Property
  void noLineIsLongerThan75OctetsAndNoCharacterIsCut(@ForAll @StringLength(max = 400) String any) {
    String folded = folded(PlainText.line(any));
    assertThat(folded).doesNotContain("\uFFFD\uFFFD");
    assertThat(folded.split("\r\n"))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= Folding.MAX_OCTETS);
  }

  @Example
  void aLineOf75OctetsIsNotFolded() {
    assertThat(folded("x".repeat(75))).isEqualTo("x".repeat(75) + "\r\n");
    assertThat(folded("x".repeat(76))).isEqualTo("x".repeat(75) + "\r\n x\r\n");
    assertThat(folded("x".repeat(74) + "é")).isEqualTo("x".repeat(74) + "\r\n é\r\n");
  }
}
