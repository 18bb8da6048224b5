package org.convene.secret;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/// The public half of a poll's key, as a JSON Web Key (RFC 7517, RFC 7518 section 6.3.1): what
/// voters blind their tokens for, and what signed tokens are checked with.
///
/// @param modulus of [#BITS] in a poll
public record TokenKey(BigInteger modulus, BigInteger exponent) {
  /// A signature of this size takes a server 2 ms and a browser's check almost nothing. A key lives
  /// as long as its poll is open, and forging one token later is of no use.
  public static final int BITS = 2048;

  private static final int MAX_BITS = 4096;
  private static final int TRAILER_FIELD_BC = 1;

  /// What JSON says of it.
  @JsonPropertyOrder({"kty", "alg", "n", "e"})
  public record Jwk(String kty, String alg, String n, String e) {}

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static TokenKey of(Jwk jwk) {
    if (!jwk.kty().equals("RSA") || !jwk.alg().equals("PS384")) {
      throw new IllegalArgumentException("not an RSA key for PS384");
    }
    return new TokenKey(number(jwk.n()), number(jwk.e()));
  }

  public TokenKey {
    if (modulus.bitLength() < BITS || modulus.bitLength() > MAX_BITS || !modulus.testBit(0)) {
      throw new IllegalArgumentException("not the modulus of a poll's key");
    }
  }

  @JsonValue
  public Jwk jwk() {
    return new Jwk("RSA", "PS384", text(modulus), text(exponent));
  }

  /// Bytes of a blinded message and of a signature.
  public int bytes() {
    return (modulus.bitLength() + 7) / 8;
  }

  /// Verification of RFC 9474, section 4.5, which is that of RSASSA-PSS.
  ///
  /// @param message as prepared: what was signed
  public boolean verifies(Variant variant, byte[] message, byte[] signature) {
    if (signature.length != bytes()) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance("RSASSA-PSS");
      verifier.setParameter(
          new PSSParameterSpec(
              "SHA-384", "MGF1", MGF1ParameterSpec.SHA384, variant.saltBytes(), TRAILER_FIELD_BC));
      verifier.initVerify(key());
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException | InvalidKeyException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has RSASSA-PSS", e);
    }
  }

  private PublicKey key() throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }

  /// RSAVP1 of RFC 8017, section 5.2.2; also what raises a blinding factor.
  BigInteger raise(BigInteger number) {
    return number.modPow(exponent, modulus);
  }

  private static BigInteger number(String text) {
    return Octets.number(Base64.getUrlDecoder().decode(text));
  }

  private static String text(BigInteger number) {
    byte[] octets = Octets.of(number, (number.bitLength() + 7) / 8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }
}
