package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// Whose ballot counts, of the several people who may cast one mandate.
public enum Delegates {
  /// The first; nobody changes it.
  FIRST,

  LAST,

  /// Only the head of delegation may cast it.
  HEAD;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
