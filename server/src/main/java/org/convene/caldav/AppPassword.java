package org.convene.caldav;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A password for one calendar program, without its secret (`AppPassword` in the contract).
///
/// @param label what its owner calls it
/// @param lastUsedAt to the hour; null: never
public record AppPassword(UUID id, String label, Instant createdAt, @Nullable Instant lastUsedAt) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Without look-alikes: people type it from one screen into another. 32 letters, five bits each.
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

  private static final int LENGTH = 25;
  private static final int GROUP = 5;

  /// 125 random bits.
  static String mint() {
    return RANDOM
        .ints(LENGTH, 0, ALPHABET.length())
        .mapToObj(i -> ALPHABET.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  /// As it is shown.
  static String grouped(String secret) {
    return secret.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }

  /// As it is stored, however somebody typed it; empty where it can be none.
  static Optional<String> typed(String text) {
    String bare = text.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    return Optional.of(bare)
        .filter(secret -> secret.length() == LENGTH)
        .filter(secret -> secret.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0));
  }
}
