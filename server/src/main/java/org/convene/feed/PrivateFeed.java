package org.convene.feed;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import org.convene.base.Kebab;
import org.jspecify.annotations.Nullable;

/// An address of a calendar for one account, without its secret (`PrivateFeed` in the contract).
///
/// @param label what its owner calls it: "Phone"
/// @param filters as in the address of a public feed
/// @param lastUsedAt to the hour; null: never
public record PrivateFeed(
    UUID id,
    String label,
    Scope scope,
    String filters,
    Instant createdAt,
    @Nullable Instant lastUsedAt) {

  /// What stands in it.
  public enum Scope {
    /// What the person was invited to, registered for or speaks at.
    PERSON,
    /// All of the initiative, with the links that only members may have.
    INITIATIVE;

    @JsonValue
    public String json() {
      return Kebab.of(this);
    }
  }
}
