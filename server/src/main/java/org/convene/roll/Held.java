package org.convene.roll;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// A mandate that somebody may cast.
///
/// @param head they are head of delegation of it, or of the mandate that it was lent to
public record Held(Mandate mandate, As as, boolean head) {
  public enum As {
    /// Their own: a person's.
    OWN,

    /// A commitment's, as one of its delegates.
    DELEGATE,

    /// Lent to a mandate that is theirs to cast.
    PROXY;

    @JsonValue
    public String json() {
      return Kebab.of(this);
    }
  }
}
