package org.convene.datepoll;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.convene.base.Kebab;
import org.jspecify.annotations.Nullable;

/// What somebody says to a candidate.
public enum Choice {
  YES,
  IF_NEED_BE,
  NO;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }

  static Optional<Choice> of(@Nullable String name) {
    return Arrays.stream(values()).filter(choice -> choice.json().equals(name)).findFirst();
  }
}
