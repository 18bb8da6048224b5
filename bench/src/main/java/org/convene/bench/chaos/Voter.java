package org.convene.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Somebody with a phone who votes and changes their mind. The newest wish is kept until it is
/// answered, and sent again with its id after each welcome. Confined to its line's event loop.
final class Voter implements Line.Ear {
  private static final int AGAIN_MILLIS = 300;
  private static final int SHORTEST_MILLIS = 700;
  private static final int SPREAD_MILLIS = 2_000;

  /// @param rev counts the wishes of this voter in the poll
  private record Wish(UUID id, int rev, String option, long at) {}

  private final Line.Way way;
  private final Line line;
  private final Map<UUID, Wish> onTheirWay = new HashMap<>();
  private final Deque<Wish> waiting = new ArrayDeque<>();
  private final List<String> refusals = new ArrayList<>();
  private Map<Integer, String> sent = new HashMap<>();
  private String participant = "";
  private String poll = "";
  private List<String> options = List.of();
  private @Nullable Wish kept;
  private int ackedRev;
  private int rev;
  private long tallied = -1;
  private long slowest;
  private boolean restless;

  Voter(Line.Way way, Pass pass) {
    this.way = way;
    this.line = new Line(way, pass, this);
  }

  Line line() {
    return line;
  }

  /// From now on changes their mind every one to three seconds.
  void vote(String in, List<String> among) {
    poll = in;
    options = List.copyOf(among);
    sent = new HashMap<>();
    refusals.clear();
    onTheirWay.clear();
    waiting.clear();
    kept = null;
    ackedRev = 0;
    rev = 0;
    tallied = -1;
    slowest = 0;
    restless = true;
    think();
  }

  /// No new wishes; what was not answered is still sent.
  void calm() {
    restless = false;
    if (rev == 0) {
      wish();
    }
  }

  /// What the voter knows for certain, and what may be.
  ///
  /// @param ackedRev the newest that was acknowledged, 0 for none
  /// @param sent every wish ever sent, by rev
  /// @param settled connected, and nothing unanswered
  /// @param slowestMillis between a wish and the acknowledgement of it or of a later one
  record Standing(
      String participant,
      int ackedRev,
      int lastRev,
      Map<Integer, String> sent,
      boolean settled,
      long revision,
      long tallied,
      long slowestMillis,
      List<String> surprises) {}

  Standing standing() {
    List<String> odd = new ArrayList<>(line.surprises());
    odd.addAll(refusals);
    return new Standing(
        participant,
        ackedRev,
        rev,
        Map.copyOf(sent),
        line.isUp() && kept == null && line.screen().hasState(),
        line.screen().revision(),
        tallied,
        TimeUnit.NANOSECONDS.toMillis(slowest),
        odd);
  }

  private void think() {
    way.vertx()
        .setTimer(
            SHORTEST_MILLIS + way.random().nextInt(SPREAD_MILLIS),
            _ -> {
              if (restless) {
                if (line.isUp()) {
                  wish();
                }
                think();
              }
            });
  }

  private void wish() {
    String option = options.get(way.random().nextInt(options.size()));
    rev++;
    Wish wish = new Wish(UUID.randomUUID(), rev, option, System.nanoTime());
    sent.put(rev, option);
    onTheirWay.put(wish.id, wish);
    waiting.add(wish);
    kept = wish;
    send(wish);
  }

  private void send(Wish wish) {
    ObjectNode cast =
        Line.message("cast").put("id", wish.id.toString()).put("poll", poll).put("rev", wish.rev);
    cast.putObject("ballot").put("type", "options").putArray("options").add(wish.option);
    line.send(cast);
  }

  @Override
  public void welcomed(JsonNode welcome) {
    participant = welcome.at("/you/participant").asText();
    if (kept != null) {
      send(kept);
    }
  }

  @Override
  public void heard(JsonNode message) {
    switch (message.path("type").asText()) {
      case "tally" -> tally(message);
      case "ack" -> answered(message, true);
      case "rejected" -> answered(message, false);
      default -> {}
    }
  }

  private void tally(JsonNode message) {
    if (message.path("poll").asText().equals(poll)) {
      tallied = message.path("cast").asLong();
    }
  }

  private void answered(JsonNode answer, boolean acknowledged) {
    String id = answer.path("id").asText();
    if (id.isEmpty()) {
      refused(null, answer.at("/problem/code").asText(), answer);
      return;
    }
    Wish wish = onTheirWay.get(UUID.fromString(id));
    if (wish == null) {
      return;
    }
    if (acknowledged) {
      onTheirWay.remove(wish.id);
      ackedRev = Math.max(ackedRev, wish.rev);
      waited(System.nanoTime());
      settle(wish);
    } else {
      refused(wish, answer.at("/problem/code").asText(), answer);
    }
  }

  /// A later choice that is acknowledged answers for those before it.
  private void waited(long now) {
    for (Wish next = waiting.peek(); next != null && next.rev <= ackedRev; next = waiting.peek()) {
      slowest = Math.max(slowest, now - next.at);
      waiting.remove();
    }
  }

  private void settle(Wish wish) {
    if (kept != null && kept.id.equals(wish.id)) {
      kept = null;
    }
  }

  private void refused(@Nullable Wish wish, String code, JsonNode answer) {
    switch (code) {
      case "busy", "unavailable", "too-many-frames" -> later();
      case "stale-ballot" -> stale(wish, answer);
      default -> unexpected(wish, answer);
    }
  }

  /// A wish that a newer one has overtaken counts no more.
  private void stale(@Nullable Wish wish, JsonNode answer) {
    if (wish == null || wish == kept) {
      unexpected(wish, answer);
    } else {
      onTheirWay.remove(wish.id);
    }
  }

  private void unexpected(@Nullable Wish wish, JsonNode answer) {
    refusals.add(answer.path("problem").toString());
    if (wish != null) {
      settle(wish);
    }
  }

  private void later() {
    Wish wish = kept;
    if (wish != null) {
      way.vertx()
          .setTimer(
              AGAIN_MILLIS + way.random().nextInt(AGAIN_MILLIS),
              _ -> {
                if (kept == wish) {
                  send(wish);
                }
              });
    }
  }
}
