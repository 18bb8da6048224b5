package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// Whether a ballot can be traced to its voter.
public enum Secrecy {
  /// A ballot carries its mandate.
  NAMED,

  /// Nobody can link a ballot to its voter.
  SECRET;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
