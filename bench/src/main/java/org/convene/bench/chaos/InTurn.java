package org.convene.bench.chaos;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Several faults one after the other, within one vote.
record InTurn(List<Fault> faults) implements Fault {
  InTurn {
    faults = List.copyOf(faults);
  }

  @Override
  public String name() {
    return faults.stream().map(Fault::name).collect(Collectors.joining("; "));
  }

  @Override
  public void strike(Arena arena) throws Exception {
    for (Fault fault : faults) {
      fault.strike(arena);
    }
  }

  @Override
  public List<Pattern> expected() {
    return faults.stream().flatMap(fault -> fault.expected().stream()).toList();
  }
}
