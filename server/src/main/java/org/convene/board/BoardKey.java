package org.convene.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.convene.base.PollId;

/// What a board's signatures are checked with: an Ed25519 public key (RFC 8032), in JSON the 64
/// hexadecimal digits of its 32 bytes.
public record BoardKey(@JsonValue String hex) {
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{128}");
  private static final byte[] DOMAIN = Hash.utf8("convene-board-v1\n");

  /// What stands before the 32 bytes in the X.509 form that the JDK reads (RFC 8410, section 4).
  private static final String X509 = "302a300506032b6570032100";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BoardKey(String hex) {
    this.hex = new Hash(hex).hex();
  }

  static BoardKey of(PublicKey key) {
    return new BoardKey(HexFormat.of().formatHex(key.getEncoded()).substring(X509.length()));
  }

  /// The SHA-256 of the 32 bytes: what an operator makes known beforehand.
  public Hash fingerprint() {
    return Hash.of(HexFormat.of().parseHex(hex));
  }

  /// What is signed of an entry: it says of which board, and where on it.
  static byte[] signed(PollId poll, int index, Hash head) {
    UUID id = poll.value();
    return ByteBuffer.allocate(DOMAIN.length + 16 + 4 + 32)
        .put(DOMAIN)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .putInt(index)
        .put(head.bytes())
        .array();
  }

  /// @param signature as [BoardSigner] gives it
  public boolean verifies(PollId poll, int index, Hash head, String signature) {
    if (!SIGNATURE.matcher(signature).matches()) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key());
      verifier.update(signed(poll, index, head));
      return verifier.verify(HexFormat.of().parseHex(signature));
    } catch (SignatureException | InvalidKeyException | InvalidKeySpecException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  private PublicKey key() throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(X509 + hex)));
  }
}
