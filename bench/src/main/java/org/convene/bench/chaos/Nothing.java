package org.convene.bench.chaos;

/// A vote in which nothing goes wrong: what the others are to be compared with.
record Nothing() implements Fault {
  @Override
  public String name() {
    return "nothing";
  }

  @Override
  public void strike(Arena arena) {}
}
