package org.convene.calendar;

import java.util.function.Consumer;
import org.convene.calendar.FeedBreak.Rule;

/// Checks a feed octet by octet: RFC 5545, section 3.1.
final class FeedBytes {
  private static final int SPACE = 0x20;
  private static final int DELETE = 0x7F;
  private static final int BEGINS_LATIN_1 = 0xC2;
  private static final int END_OF_C1 = 0xA0;
  private static final int CONTINUATION_BITS = 0xC0;
  private static final int CONTINUATION = 0x80;

  private final byte[] feed;
  private final Consumer<FeedBreak> breaks;

  private FeedBytes(byte[] feed, Consumer<FeedBreak> breaks) {
    this.feed = feed;
    this.breaks = breaks;
  }

  static void check(byte[] feed, Consumer<FeedBreak> breaks) {
    new FeedBytes(feed, breaks).lines();
  }

  private void lines() {
    if (feed.length > 2 && feed[0] == (byte) 0xEF && feed[1] == (byte) 0xBB) {
      found(1, Rule.UTF_8, "a byte order mark stands before it");
    }
    int line = 1;
    for (int at = 0; at < feed.length; line++) {
      int end = at;
      while (end < feed.length && feed[end] != '\n') {
        end++;
      }
      line(line, at, end);
      at = end + 1;
    }
  }

  private void line(int line, int from, int end) {
    boolean complete = end < feed.length && end > from && feed[end - 1] == '\r';
    int last = complete ? end - 1 : end;
    if (!complete) {
      found(line, Rule.LINE_END, "the line does not end in CRLF");
    }
    if (last - from > Folding.MAX_OCTETS) {
      found(line, Rule.LINE_LENGTH, "it has %d octets, not 75".formatted(last - from));
    }
    if (last == from) {
      found(line, Rule.STRUCTURE, "the line is empty");
    }
    boolean folded = last > from + 1 && (feed[from] == ' ' || feed[from] == '\t');
    if (folded && (feed[from + 1] & CONTINUATION_BITS) == CONTINUATION) {
      found(line, Rule.FOLD, "the fold before it is within a character");
    }
    for (int i = from; i < last; i++) {
      if (isControl(i)) {
        found(
            line,
            Rule.CONTROL_CHARACTER,
            "octet %d is a control character".formatted(i - from + 1));
        return;
      }
    }
  }

  private boolean isControl(int at) {
    int octet = feed[at] & 0xFF;
    int before = at == 0 ? 0 : feed[at - 1] & 0xFF;
    return (octet < SPACE && octet != '\t')
        || octet == DELETE
        || (before == BEGINS_LATIN_1 && octet >= CONTINUATION && octet < END_OF_C1);
  }

  private void found(int line, Rule rule, String detail) {
    breaks.accept(new FeedBreak(line, rule, detail));
  }
}
