package org.convene.datepoll;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;

/// Addresses made of titles.
final class Slugs {
  /// Longest part that is made of the title. Past it an address no longer fits a line of a mail.
  private static final int LONGEST = 60;

  /// Without characters that are taken for one another.
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  /// 31^10, nearly 50 bits: with the limit on requests nobody finds one by trying.
  private static final int UNGUESSED = 10;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Slugs() {}

  /// The title in small letters, digits and dashes; `otherwise` where nothing of it is left.
  static String of(String title, String otherwise) {
    String plain =
        Normalizer.normalize(title, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("^-+|-+$", "");
    return cut.isEmpty() ? otherwise : cut;
  }

  /// With an end that nobody guesses.
  static String secret(String title, String otherwise) {
    StringBuilder slug = new StringBuilder(of(title, otherwise)).append('-');
    for (int i = 0; i < UNGUESSED; i++) {
      slug.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return slug.toString();
  }
}
