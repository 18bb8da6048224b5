package org.convene.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.convene.base.MandateId;
import org.convene.base.Secrets;

/// Hides who cast a ballot of a named poll from everybody but the voter and the facilitators:
/// mandates are few, so a hash without a salt could be found by trying them. Each salt follows from
/// the poll's key, which never leaves the server.
///
/// @param hex 32 random bytes
public record Salts(@JsonValue String hex) {
  private static final int SALT_BYTES = 16;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Salts(String hex) {
    this.hex = new Hash(hex).hex();
  }

  public static Salts random() {
    return new Salts(HexFormat.of().formatHex(Secrets.bytes()));
  }

  /// The salt of a mandate, 32 hexadecimal digits: the beginning of HMAC-SHA-256 of its id.
  public String of(MandateId mandate) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(hex), "HmacSHA256"));
      byte[] code = mac.doFinal(Hash.utf8(mandate.toString()));
      return HexFormat.of().formatHex(Arrays.copyOf(code, SALT_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  /// What stands on the board: SHA-256 of the salt's 16 bytes and the mandate's 36 characters.
  public static Hash veil(String salt, MandateId mandate) {
    return Hash.of(HexFormat.of().parseHex(salt), Hash.utf8(mandate.toString()));
  }
}
