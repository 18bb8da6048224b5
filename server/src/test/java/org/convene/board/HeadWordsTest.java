package org.convene.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Heads as words.
final class HeadWordsTest {
  private static Hash head(String start) {
    return new Hash(start + "0".repeat(64 - start.length()));
  }

  @Test
  void words_are_proquints() {
    // 127.0.0.1 and 63.84.220.193, the examples of the paper.
    assertThat(HeadWords.of(head("7f0000013f54dcc1"))).startsWith("lusab-babad-gutih-tugad-");
  }

  @Test
  void a_head_is_named_by_its_words_or_its_digits() {
    Hash head = head("7f0000013f54dcc1");
    assertThat(HeadWords.names("Lusab babad gutih tugad babab babab", head)).isTrue();
    assertThat(HeadWords.names(" " + head.hex().toUpperCase(Locale.ROOT), head)).isTrue();
    assertThat(HeadWords.names("lusab-babad-gutih-tugad-babab", head)).isFalse();
    assertThat(HeadWords.names("lusab-babad-gutih-tugad-babab-babad", head)).isFalse();
  }
}
