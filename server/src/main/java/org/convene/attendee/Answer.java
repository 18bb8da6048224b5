package org.convene.attendee;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.convene.attendee.Attendee.ReplyOrder;
import org.jspecify.annotations.Nullable;

/// What somebody says to an invitation.
///
/// @param comment plain text; null for none
/// @param order newer ones go before older ones, whenever they come
public record Answer(
    Partstat partstat, Via via, @Nullable String comment, ReplyOrder order, Instant at) {
  /// Longest comment, in UTF-16 units; what follows is cut off. It stands in a list beside others.
  static final int LONGEST_COMMENT = 500;

  public Answer {
    comment = comment == null ? null : plain(comment);
  }

  /// Given now, to the meeting as it is now.
  public static Answer now(Partstat partstat, Via via, int sequence, Instant now) {
    return new Answer(partstat, via, null, new ReplyOrder(sequence, now), now);
  }

  /// That came by mail. A clock that runs ahead would otherwise put it before every later answer,
  /// so it was written now at the latest.
  ///
  /// @param sequence and `dtstamp` of the REPLY
  public static Answer mailed(
      Partstat partstat, @Nullable String comment, int sequence, Instant dtstamp, Instant now) {
    Instant written = dtstamp.isAfter(now) ? now : dtstamp;
    return new Answer(partstat, Via.MAIL, comment, new ReplyOrder(sequence, written), now);
  }

  /// The same, newer than `before`: what is said on our own pages is said now, whatever a clock
  /// elsewhere showed.
  Answer after(@Nullable ReplyOrder before) {
    if (before == null) {
      return this;
    }
    Instant next = before.dtstamp().plus(1, ChronoUnit.MICROS);
    ReplyOrder newer =
        new ReplyOrder(
            Math.max(order.sequence(), before.sequence()),
            order.dtstamp().isBefore(next) ? next : order.dtstamp());
    return new Answer(partstat, via, comment, newer, at);
  }

  private static @Nullable String plain(String comment) {
    String visible = comment.replaceAll("[\\p{Cc}\\p{Cs}]+", " ").strip();
    String cut = visible.substring(0, Math.min(visible.length(), LONGEST_COMMENT));
    boolean halved = !cut.isEmpty() && Character.isHighSurrogate(cut.charAt(cut.length() - 1));
    String whole = halved ? cut.substring(0, cut.length() - 1) : cut;
    return whole.isEmpty() ? null : whole;
  }
}
