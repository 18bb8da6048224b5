package org.convene.bench;

/// Something to measure.
///
/// @param units how many ballots, options or signatures one run works through
/// @param run returns something that depends on all it did, so that none of it can be left out
record Workload(String name, long units, Run run) {
  @FunctionalInterface
  interface Run {
    Object once();
  }
}
