package org.convene.datepoll;

import java.util.Optional;
import org.convene.base.Refusal;
import org.jspecify.annotations.Nullable;

/// Somebody who is asked for a date.
///
/// @param email null: an organiser tells them the address of the poll in another way
public record Asked(String name, @Nullable String email) {
  Optional<Refusal> flaw() {
    return Naming.flaw(name, email);
  }
}
