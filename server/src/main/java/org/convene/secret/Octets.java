package org.convene.secret;

import java.math.BigInteger;
import java.util.Arrays;

/// Numbers as octet strings of a fixed length: I2OSP and OS2IP of RFC 8017, section 4.
final class Octets {
  private Octets() {}

  /// @param number at least 0 and below 256^length
  static byte[] of(BigInteger number, int length) {
    byte[] signed = number.toByteArray();
    int extra = Math.max(0, signed.length - length);
    byte[] octets = new byte[length];
    int kept = signed.length - extra;
    System.arraycopy(signed, extra, octets, length - kept, kept);
    return octets;
  }

  static BigInteger number(byte[] octets) {
    return new BigInteger(1, octets);
  }

  static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
