package org.convene.participant;

import org.convene.base.CommitmentId;
import org.jspecify.annotations.Nullable;

/// What somebody at the door says (`Join` in the contract).
///
/// @param link the secret of a personal link
record Wish(
    String code,
    @Nullable String name,
    @Nullable CommitmentId commitment,
    @Nullable String locale,
    @Nullable String role,
    @Nullable String link) {
  /// Who comes by a personal link is a participant, and whom the roll says unless they say more.
  Wish by(PersonalLinks.Bearer bearer) {
    boolean named = name != null && !GuestName.tidy(name).isEmpty();
    return new Wish(
        code,
        named ? name : bearer.name(),
        commitment == null ? bearer.commitment() : commitment,
        locale,
        null,
        link);
  }
}
