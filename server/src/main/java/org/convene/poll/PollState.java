package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// A poll's life. Published: everybody may see the result. Cancelled: its ballots no longer count.
public enum PollState {
  DRAFT,
  OPEN,
  CLOSED,
  PUBLISHED,
  CANCELLED;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
