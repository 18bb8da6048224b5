package org.convene.secret;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// EMSA-PSS-ENCODE of RFC 8017, section 9.1.1, with SHA-384 and MGF1 of it. The JDK does this
/// inside a signature only, and blinding needs it on its own.
final class PssEncoding {
  private static final int HASH_BYTES = 48;
  private static final byte[] PADDING_1 = new byte[8];
  private static final byte TRAILER = (byte) 0xbc;

  private PssEncoding() {}

  /// @param bits of the encoded message: one less than the modulus has
  static byte[] encode(byte[] message, byte[] salt, int bits) {
    int length = (bits + 7) / 8;
    if (length < HASH_BYTES + salt.length + 2) {
      throw new IllegalArgumentException("the key is too short to encode a message");
    }
    byte[] hash = sha384(PADDING_1, sha384(message), salt);
    byte[] block = new byte[length - HASH_BYTES - 1];
    block[block.length - salt.length - 1] = 1;
    System.arraycopy(salt, 0, block, block.length - salt.length, salt.length);
    mask(block, hash);
    block[0] &= (byte) (0xff >>> (8 * length - bits));
    byte[] encoded = Arrays.copyOf(Octets.join(block, hash), length);
    encoded[length - 1] = TRAILER;
    return encoded;
  }

  private static void mask(byte[] block, byte[] seed) {
    for (int at = 0; at < block.length; at += HASH_BYTES) {
      int counter = at / HASH_BYTES;
      byte[] mask = sha384(seed, new byte[] {0, 0, (byte) (counter >>> 8), (byte) counter});
      for (int i = 0; i < HASH_BYTES && at + i < block.length; i++) {
        block[at + i] ^= mask[i];
      }
    }
  }

  private static byte[] sha384(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-384");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-384", e);
    }
  }
}
