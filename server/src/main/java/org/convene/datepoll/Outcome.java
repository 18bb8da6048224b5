package org.convene.datepoll;

import org.convene.base.Refusal;

/// What became of a wish: what is there now, or why nothing has changed.
sealed interface Outcome<T> {
  record Done<T>(T value) implements Outcome<T> {}

  record Refused<T>(Refusal refusal) implements Outcome<T> {}
}
