package org.convene.bench.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Looks for one field of a JSON message without reading the rest: thousands of clients share the
/// machine with the server. Knows the messages that the bench causes, not JSON.
final class Peek {
  private Peek() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static boolean startsWith(ByteBuffer message, byte[] start) {
    return matches(message, 0, start);
  }

  /// The number after the first occurrence of `key`; −1 where there is none.
  static long number(ByteBuffer message, byte[] key) {
    int at = after(message, key);
    if (at < 0) {
      return -1;
    }
    long number = 0;
    while (at < message.limit() && Character.isDigit(message.get(at))) {
      number = number * 10 + message.get(at++) - '0';
    }
    return number;
  }

  /// Where the first occurrence of `key` ends; −1 where there is none.
  private static int after(ByteBuffer message, byte[] key) {
    for (int at = 0; at <= message.limit() - key.length; at++) {
      if (matches(message, at, key)) {
        return at + key.length;
      }
    }
    return -1;
  }

  private static boolean matches(ByteBuffer message, int at, byte[] key) {
    if (message.limit() - at < key.length) {
      return false;
    }
    for (int i = 0; i < key.length; i++) {
      if (message.get(at + i) != key[i]) {
        return false;
      }
    }
    return true;
  }
}
