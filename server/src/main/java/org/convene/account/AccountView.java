package org.convene.account;

import java.util.List;
import java.util.UUID;
import org.convene.base.AccountId;
import org.convene.base.CommitmentId;
import org.convene.base.InitiativeId;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

/// An account as its owner sees it (`Account` in the contract).
public record AccountView(
    AccountId id,
    String name,
    @Nullable String email,
    @Nullable String locale,
    List<Membership> memberships) {
  public record Membership(
      InitiativeId initiative, Text name, String role, @Nullable Commitment commitment) {}

  public record Commitment(CommitmentId id, String name) {
    static @Nullable Commitment of(@Nullable UUID id, @Nullable String name) {
      return id == null || name == null ? null : new Commitment(new CommitmentId(id), name);
    }
  }

  public AccountView {
    memberships = List.copyOf(memberships);
  }
}
