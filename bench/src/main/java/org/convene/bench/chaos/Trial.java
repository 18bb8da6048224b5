package org.convene.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Holds a vote, lets a fault strike into it, and holds what comes out against every [Law].
final class Trial {
  private static final Duration BEFORE = Duration.ofMillis(800);
  private static final Duration AFTER = Duration.ofMillis(500);
  private static final Duration SETTLING = Duration.ofSeconds(60);
  private static final Duration CONVERGING = Duration.ofSeconds(20);
  private static final long COMMAND_SECONDS = 60;

  /// What a heap may differ by although nothing piles up: caches that fill, and the log of one more
  /// poll.
  private static final double GROWTH = 1.5;

  private static final long GROWTH_BYTES = 16L << 20;
  private static final int SHOWN = 3;

  private final Arena arena;
  private final LogReading log;
  private final Map<Law, List<String>> broken = new EnumMap<>(Law.class);
  private long emptyHeap;
  private int votes;

  Trial(Arena arena) {
    this.arena = arena;
    this.log = arena.serving().log();
  }

  /// What the first vote, with nothing going wrong, leaves of the heap is what later ones are held
  /// against.
  Outcome of(Fault fault) throws Exception {
    broken.clear();
    arena.awaitUp(1);
    Chair.Poll poll = open();
    Arena.pass(BEFORE);
    fault.strike(arena);
    Arena.pass(AFTER);
    calm();
    List<Voter.Standing> standings = settled();
    check(standings, poll);
    long heap = arena.serving().isAlive() ? arena.serving().heap() : 0;
    memory(Math.max(heap, arena.weighed()));
    log(fault);
    long slowest = standings.stream().mapToLong(Voter.Standing::slowestMillis).max().orElse(0);
    return new Outcome(
        fault.name(),
        standings.size(),
        Map.copyOf(broken),
        slowest,
        heap,
        arena.serving().isAlive() ? arena.serving().resident() : 0,
        "");
  }

  private Chair.Poll open() throws Exception {
    Chair.Poll poll = arena.chair().open("Vote " + votes++).get(COMMAND_SECONDS, TimeUnit.SECONDS);
    arena.ask(() -> {
      arena.voters().forEach(voter -> voter.vote(poll.id(), poll.options()));
      arena.chair().edit(true);
      return true;
    });
    return poll;
  }

  private void calm() {
    arena.ask(() -> {
      arena.chair().edit(false);
      arena.voters().forEach(Voter::calm);
      return true;
    });
  }

  private List<Voter.Standing> settled() throws InterruptedException {
    if (!Arena.await(
        SETTLING, () -> arena.standings().stream().allMatch(Voter.Standing::settled))) {
      long open = arena.standings().stream().filter(voter -> !voter.settled()).count();
      broken(Law.CONVERGED, open + " voters are not back or wait for an answer");
    }
    List<Voter.Standing> standings = arena.standings();
    standings.forEach(voter ->
        voter.surprises().forEach(odd -> broken(Law.CONVERGED, voter.participant() + ": " + odd)));
    return standings;
  }

  private void check(List<Voter.Standing> standings, Chair.Poll poll) throws Exception {
    if (!Arena.await(
        CONVERGING,
        () -> arena.standings().stream().allMatch(v -> v.tallied() == standings.size()))) {
      broken(Law.ONCE, "a running tally shows another number of ballots than there are voters");
    }
    JsonNode ack =
        arena
            .chair()
            .does(Line.message("closePoll").put("poll", poll.id()))
            .get(COMMAND_SECONDS, TimeUnit.SECONDS);
    Ballots ballots = Ballots.read(arena.postgres(), poll.id());
    ballots.lost(standings).forEach(lost -> broken(Law.KEPT, lost));
    ObjectNode anew = anew(ack.path("revision").asLong());
    ballots
        .miscounted(result(anew, poll), standings.size())
        .forEach(wrong -> broken(Law.ONCE, wrong));
    converged(anew);
  }

  /// The state that somebody gets who was never here.
  private ObjectNode anew(long revision) throws InterruptedException {
    Line line =
        new Line(
            arena.way(),
            arena.strangers(1).getFirst(),
            new Line.Ear() {
              @Override
              public void welcomed(JsonNode welcome) {}

              @Override
              public void heard(JsonNode message) {}
            });
    arena.ask(() -> {
      line.open();
      return true;
    });
    if (!Arena.await(
        CONVERGING,
        () -> arena.ask(() -> line.screen().hasState() && line.screen().revision() >= revision))) {
      throw new IllegalStateException("nobody can enter any more");
    }
    return arena.ask(() -> {
      line.close();
      return line.screen().state();
    });
  }

  private static JsonNode result(JsonNode state, Chair.Poll poll) {
    for (JsonNode one : state.path("polls")) {
      if (one.path("id").asText().equals(poll.id())) {
        return one.path("result");
      }
    }
    throw new IllegalStateException("the poll is not in the state");
  }

  private void converged(ObjectNode anew) throws InterruptedException {
    if (!Arena.await(CONVERGING, () -> different(anew) == 0)) {
      broken(Law.CONVERGED, different(anew) + " voters show another state");
    }
  }

  private long different(ObjectNode anew) {
    return arena.ask(() ->
        arena.voters().stream()
            .filter(voter -> !voter.line().screen().state().equals(anew))
            .count());
  }

  private void memory(long heap) {
    if (emptyHeap == 0) {
      emptyHeap = heap;
    }
    if (heap > emptyHeap * GROWTH + GROWTH_BYTES) {
      broken(Law.MEMORY, "the heap has %d MB, once %d".formatted(heap >> 20, emptyHeap >> 20));
    }
  }

  private void log(Fault fault) throws IOException {
    if (!arena.serving().isAlive()) {
      broken(Law.LOG, "the server has ended");
    }
    log.bad(fault.expected()).forEach(line -> broken(Law.LOG, line));
  }

  private void broken(Law law, String how) {
    List<String> all = broken.computeIfAbsent(law, _ -> new ArrayList<>());
    if (all.size() < SHOWN) {
      all.add(how);
    }
  }
}
