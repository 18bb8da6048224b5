package org.convene.participant;

import io.vertx.core.Future;
import java.util.Optional;
import org.convene.base.CommitmentId;
import org.convene.base.HolderId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.jspecify.annotations.Nullable;

/// Whom a personal link makes of whoever joins by it. The roll knows; whoever keeps it answers.
@FunctionalInterface
public interface PersonalLinks {
  /// @param name as the roll has it
  /// @param commitment the first that they are a delegate of
  record Bearer(
      SessionId session,
      HolderId holder,
      @Nullable String name,
      @Nullable CommitmentId commitment) {}

  static Refusal unknown() {
    return Refusal.unknown(
        "unknown-link", "This personal link was never made, or was renewed or revoked.");
  }

  /// Empty for a link that leads nowhere.
  ///
  /// @param token what stands behind the `#`
  Future<Optional<Bearer>> bearer(String token);
}
