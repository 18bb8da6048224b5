package org.convene.tally;

import java.util.List;

/// The order in which options win where votes cannot tell them apart and one has to.
///
/// @param order every place of the election's options once, first drawn first
public record Lot(List<Integer> order) {
  public Lot {
    order = List.copyOf(order);
  }
}
