package org.convene.roll;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import org.convene.base.HolderId;
import org.convene.base.Kebab;
import org.convene.base.MandateId;
import org.jspecify.annotations.Nullable;

/// One right to vote.
///
/// @param id of the commitment, where it is a commitment's
/// @param name of the commitment or the person; no two mandates of a roll have the same
/// @param kind its class, such as `city` or `industry`: what a double majority looks at
/// @param holders who may cast it; the first is the head of delegation. None: whoever has joined
///   for the commitment, on their own word
public record Mandate(
    MandateId id,
    Of of,
    String name,
    @JsonProperty("class") @Nullable String kind,
    Weight weight,
    List<HolderId> holders) {
  public enum Of {
    COMMITMENT,
    PERSON;

    @JsonValue
    public String json() {
      return Kebab.of(this);
    }
  }

  public Mandate {
    holders = List.copyOf(holders);
  }

  Mandate named(String other) {
    return new Mandate(id, of, other, kind, weight, holders);
  }

  /// Nobody is named: anybody who has joined for the commitment may cast it.
  public boolean selfDeclared() {
    return of == Of.COMMITMENT && holders.isEmpty();
  }

  public Optional<HolderId> head() {
    return holders.stream().findFirst();
  }
}
