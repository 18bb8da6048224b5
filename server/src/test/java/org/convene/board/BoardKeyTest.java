package org.convene.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.convene.base.PollId;
import org.junit.jupiter.api.Test;

/// What a board's signature covers.
final class BoardKeyTest {
  private static final BoardSigner SIGNER = BoardSigner.generate();
  private static final PollId POLL = new PollId(new UUID(1, 2));
  private static final Hash HEAD = Hash.of(new byte[] {1});

  @Test
  void a_signature_holds_for_its_poll_place_head_and_key_only() {
    String signature = SIGNER.sign(POLL, 3, HEAD);
    BoardKey key = SIGNER.open();
    assertThat(key.verifies(POLL, 3, HEAD, signature)).isTrue();
    assertThat(key.verifies(new PollId(new UUID(1, 3)), 3, HEAD, signature)).isFalse();
    assertThat(key.verifies(POLL, 4, HEAD, signature)).isFalse();
    assertThat(key.verifies(POLL, 3, Hash.of(new byte[] {2}), signature)).isFalse();
    assertThat(BoardSigner.generate().open().verifies(POLL, 3, HEAD, signature)).isFalse();
  }

  @Test
  void what_is_no_signature_is_not_taken_for_one() {
    BoardKey key = SIGNER.open();
    assertThat(key.verifies(POLL, 3, HEAD, "")).isFalse();
    assertThat(key.verifies(POLL, 3, HEAD, "zz")).isFalse();
    assertThat(key.verifies(POLL, 3, HEAD, "00".repeat(64))).isFalse();
    assertThat(new BoardKey("ff".repeat(32)).verifies(POLL, 3, HEAD, SIGNER.sign(POLL, 3, HEAD)))
        .isFalse();
  }

  @Test
  void the_bytes_signed_are_those_of_the_document() {
    assertThat(HexFormat.of().formatHex(BoardKey.signed(POLL, 3, HEAD)))
        .isEqualTo(
            HexFormat.of().formatHex("convene-board-v1\n".getBytes(StandardCharsets.US_ASCII))
                + "00000000000000010000000000000002"
                + "00000003"
                + HEAD.hex());
  }

  @Test
  void keys_are_read_back_as_they_were_written() {
    BoardSigner again = BoardSigner.decode(SIGNER.encoded(), SIGNER.open());
    assertThat(SIGNER.open().verifies(POLL, 0, HEAD, again.sign(POLL, 0, HEAD))).isTrue();
    assertThat(SIGNER.open().hex()).hasSize(64);
  }
}
