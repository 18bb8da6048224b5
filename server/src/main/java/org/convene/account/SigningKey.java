package org.convene.account;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.UUID;
import org.convene.base.Uuids;

/// A key pair for ES256 (RFC 7518) as JSON Web Keys (RFC 7517).
record SigningKey(String kid, JsonObject publicJwk, JsonObject privateJwk) {
  static final String ALGORITHM = "ES256";

  private static final int COORDINATE_BYTES = 32;

  static SigningKey generate() {
    UUID id = Uuids.v7();
    KeyPair pair = pair();
    var point = ((ECPublicKey) pair.getPublic()).getW();
    var open =
        JsonObject.of("kty", "EC", "crv", "P-256", "alg", ALGORITHM, "use", "sig")
            .put("kid", id.toString())
            .put("x", number(point.getAffineX()))
            .put("y", number(point.getAffineY()));
    var secret = open.copy().put("d", number(((ECPrivateKey) pair.getPrivate()).getS()));
    return new SigningKey(id.toString(), open, secret);
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }

  private static String number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[COORDINATE_BYTES];
    int skipped = Math.max(0, bytes.length - COORDINATE_BYTES);
    int used = bytes.length - skipped;
    System.arraycopy(bytes, skipped, fixed, COORDINATE_BYTES - used, used);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
  }
}
