package org.convene.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The beginning of a head as a few words that people can read out and compare: proquints (D. S.
/// Wilkerson, *A Proposal for Proquints: Identifiers that are Readable, Spellable, and
/// Pronounceable*, arXiv:0901.4016), which say 16 bits in five letters of any language's alphabet.
public final class HeadWords {
  /// 96 bits. Whoever prepares two boards with the same words has to try some 2⁴⁸ of them; with
  /// fewer words that would be an evening's work. The whole head is in the QR code.
  static final int WORDS = 6;

  private static final String CONSONANTS = "bdfghjklmnprstvz";
  private static final String VOWELS = "aiou";

  private HeadWords() {}

  /// Such as `lusab-babad-gutih-tugad-bamuz-fofik`.
  public static String of(Hash head) {
    List<String> words = new ArrayList<>();
    for (int at = 0; at < WORDS * 4; at += 4) {
      words.add(word(Integer.parseInt(head.hex().substring(at, at + 4), 16)));
    }
    return String.join("-", words);
  }

  /// Whether somebody means that head: its words, in whatever case and with spaces or hyphens, or
  /// its 64 digits.
  public static boolean names(String given, Hash head) {
    String plain = given.strip().toLowerCase(Locale.ROOT);
    return plain.equals(head.hex()) || plain.replaceAll("[\\s-]+", "-").equals(of(head));
  }

  private static String word(int bits) {
    return new StringBuilder()
        .append(CONSONANTS.charAt(bits >> 12 & 15))
        .append(VOWELS.charAt(bits >> 10 & 3))
        .append(CONSONANTS.charAt(bits >> 6 & 15))
        .append(VOWELS.charAt(bits >> 4 & 3))
        .append(CONSONANTS.charAt(bits & 15))
        .toString();
  }
}
