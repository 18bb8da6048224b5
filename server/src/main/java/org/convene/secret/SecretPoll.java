package org.convene.secret;

import java.util.List;
import java.util.Optional;
import org.convene.base.PollId;
import org.convene.base.SessionId;
import org.convene.poll.PollFields;
import org.jspecify.annotations.Nullable;

/// A secret poll as whoever casts a ballot meets it: apart from the session.
///
/// @param pages of its urn
/// @param keys one for each class that is counted, else one without a class
public record SecretPoll(
    PollId id, SessionId session, PollFields fields, int pages, List<ClassKey> keys) {
  /// Ballots of one page, about. More make each write longer; fewer, and copies of the database
  /// taken one after the other would show between which of them a ballot came to which small page.
  static final int BALLOTS_A_PAGE = 200;

  /// Most tokens of a poll. Past it signing takes a machine of two cores more than a minute, and
  /// nobody can vote before.
  public static final int MAX_UNITS = 20_000;

  /// @param kind the class, where the poll counts classes
  /// @param units how many tokens it may sign
  public record ClassKey(@Nullable String kind, TokenKey key, int units) {}

  public SecretPoll {
    keys = List.copyOf(keys);
  }

  static int pagesFor(int units) {
    return Math.max(1, (units + BALLOTS_A_PAGE - 1) / BALLOTS_A_PAGE);
  }

  /// The key that signed a token, if one did.
  Optional<ClassKey> signedBy(byte[] token, byte[] signature) {
    return keys.stream()
        .filter(each -> each.key().verifies(Variant.PSS_RANDOMIZED, token, signature))
        .findFirst();
  }
}
