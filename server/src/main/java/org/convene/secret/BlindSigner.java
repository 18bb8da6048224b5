package org.convene.secret;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;

/// The private half of a poll's key: signs what voters have blinded, and learns nothing of it.
/// BlindSign of RFC 9474, section 4.3.
///
/// The JDK signs only what it has encoded itself, so the bare RSA operation (RSASP1, RFC 8017
/// section 5.2.1) is done here, by the Chinese remainder theorem. `BigInteger` takes longer for
/// some numbers than for others; therefore each is multiplied with a random factor first and
/// divided by it again, so that the time says nothing of the key (section 7.1 there).
public final class BlindSigner {
  /// What became of a blinded message.
  public sealed interface Signed {
    /// @param signature of as many bytes as the modulus
    record Done(byte[] signature) implements Signed {}

    /// It is of another length than the modulus, or not below it.
    record Unfit() implements Signed {}
  }

  private static final SecureRandom RANDOM = new SecureRandom();

  private final RSAPrivateCrtKey key;
  private final TokenKey open;

  private BlindSigner(RSAPrivateCrtKey key) {
    this.key = key;
    this.open = new TokenKey(key.getModulus(), key.getPublicExponent());
  }

  /// Takes a tenth of a second, or several: not on an event loop.
  public static BlindSigner generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(TokenKey.BITS);
      return new BlindSigner((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK makes RSA keys", e);
    }
  }

  /// @param pkcs8 what [#encoded()] gave
  public static BlindSigner decode(byte[] pkcs8) {
    try {
      return new BlindSigner(
          (RSAPrivateCrtKey)
              KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a stored key cannot be read", e);
    }
  }

  static BlindSigner of(RSAPrivateCrtKey key) {
    return new BlindSigner(key);
  }

  public byte[] encoded() {
    return key.getEncoded();
  }

  public TokenKey open() {
    return open;
  }

  /// The same message gives the same signature. Takes milliseconds: not on an event loop.
  public Signed sign(byte[] blinded) {
    BigInteger message = Octets.number(blinded);
    if (blinded.length != open.bytes() || message.compareTo(open.modulus()) >= 0) {
      return new Signed.Unfit();
    }
    BigInteger signature = power(message);
    // A fault of the machine in one half would give away the factors of the modulus.
    if (!open.raise(signature).equals(message)) {
      throw new IllegalStateException("an RSA operation went wrong");
    }
    return new Signed.Done(Octets.of(signature, open.bytes()));
  }

  private BigInteger power(BigInteger message) {
    BigInteger n = open.modulus();
    BigInteger factor = factor();
    BigInteger hidden = message.multiply(open.raise(factor)).mod(n);
    return halves(hidden).multiply(factor.modInverse(n)).mod(n);
  }

  private BigInteger halves(BigInteger hidden) {
    BigInteger p = key.getPrimeP();
    BigInteger q = key.getPrimeQ();
    BigInteger ofP = hidden.modPow(key.getPrimeExponentP(), p);
    BigInteger ofQ = hidden.modPow(key.getPrimeExponentQ(), q);
    BigInteger step = ofP.subtract(ofQ).multiply(key.getCrtCoefficient()).mod(p);
    return ofQ.add(step.multiply(q));
  }

  private BigInteger factor() {
    return Blinding.unit(open.modulus(), RANDOM);
  }
}
