package org.convene.secret;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;

/// The voter's side of RFC 9474: Prepare, Blind and Finalize, sections 4.1, 4.2 and 4.4. Phones do
/// this in the browser; here it is for tests, and for whoever writes another client.
///
/// @param message as prepared; with a signature it is a token
/// @param blinded what is sent to be signed; says nothing of the message
/// @param inverse undoes the blinding; not to be given away
public record Blinding(
    TokenKey key, Variant variant, byte[] message, byte[] blinded, BigInteger inverse) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// The message with random bytes before it, where the variant has them.
  public static byte[] prepare(Variant variant, byte[] message) {
    return Octets.join(random(variant.prefixBytes()), message);
  }

  public static Blinding blind(TokenKey key, Variant variant, byte[] prepared) {
    BigInteger inverse = unit(key.modulus(), RANDOM);
    return blind(key, variant, prepared, random(variant.saltBytes()), inverse);
  }

  /// With its random choices given, as test vectors do.
  static Blinding blind(
      TokenKey key, Variant variant, byte[] prepared, byte[] salt, BigInteger inverse) {
    BigInteger encoded =
        Octets.number(PssEncoding.encode(prepared, salt, key.modulus().bitLength() - 1));
    BigInteger factor = key.raise(inverse.modInverse(key.modulus()));
    byte[] blinded = Octets.of(encoded.multiply(factor).mod(key.modulus()), key.bytes());
    return new Blinding(key, variant, prepared, blinded, inverse);
  }

  /// The signature of the message, if what came back is one.
  public Optional<byte[]> finish(byte[] blindSignature) {
    if (blindSignature.length != key.bytes()) {
      return Optional.empty();
    }
    BigInteger open = Octets.number(blindSignature).multiply(inverse).mod(key.modulus());
    byte[] signature = Octets.of(open, key.bytes());
    return key.verifies(variant, message, signature) ? Optional.of(signature) : Optional.empty();
  }

  /// A random number that can be divided by.
  static BigInteger unit(BigInteger modulus, SecureRandom random) {
    BigInteger number;
    do {
      number = new BigInteger(modulus.bitLength(), random);
    } while (number.signum() == 0
        || number.compareTo(modulus) >= 0
        || !number.gcd(modulus).equals(BigInteger.ONE));
    return number;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
