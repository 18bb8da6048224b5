package org.convene.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// The facilitator: opens and closes polls, and edits the agenda all the while. A command without
/// an answer is sent again with its id until it has one. Confined to its line's event loop.
final class Chair implements Line.Ear {
  private static final int AGAIN_MILLIS = 400;
  private static final int EDIT_MILLIS = 500;
  private static final int SHOUT_MILLIS = 100;
  private static final int LONGEST = 500;
  private static final List<String> LOCALES =
      List.of("bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt");

  private record Asked(ObjectNode frame, Promise<JsonNode> answer) {}

  /// @param options ids, in their order
  record Poll(String id, List<String> options) {}

  private final Line.Way way;
  private final Line line;
  private final Map<UUID, Asked> unanswered = new LinkedHashMap<>();
  private boolean editing;
  private boolean shouting;
  private long edits;

  Chair(Line.Way way, Pass pass) {
    this.way = way;
    this.line = new Line(way, pass, this);
  }

  Line line() {
    return line;
  }

  /// From any thread: completes with the acknowledgement, however often it has to be asked.
  CompletableFuture<JsonNode> does(ObjectNode command) {
    Promise<JsonNode> answer = Promise.promise();
    way.vertx().runOnContext(_ -> ask(command, answer));
    return answer.future().toCompletionStage().toCompletableFuture();
  }

  /// Adds a poll and opens it.
  CompletableFuture<Poll> open(String question) {
    return does(draft(question))
        .thenCompose(ack -> seen(ack.path("revision").asLong()))
        .thenCompose(_ -> {
          JsonNode polls = line.screen().state().path("polls");
          Poll poll = poll(polls.get(polls.size() - 1));
          return does(Line.message("openPoll").put("poll", poll.id)).thenApply(_ -> poll);
        });
  }

  /// An edit of the first item's notes and title every half second; what is refused is let go.
  void edit(boolean on) {
    boolean was = editing;
    editing = on;
    if (on && !was) {
      editNext();
    }
  }

  /// Edits faster, and with long texts.
  boolean shout(boolean on) {
    shouting = on;
    return on;
  }

  private void editNext() {
    way.vertx()
        .setTimer(
            shouting ? SHOUT_MILLIS : EDIT_MILLIS,
            _ -> {
              if (editing) {
                if (line.isUp() && line.screen().hasState() && unanswered.isEmpty()) {
                  ask(edited(line.screen().state().path("agenda").get(0)), Promise.promise());
                }
                editNext();
              }
            });
  }

  private ObjectNode edited(JsonNode item) {
    ObjectNode edit =
        Line.message("editAgendaItem")
            .put("item", item.path("id").asText())
            .put("base", item.path("revision").asLong())
            .put("kind", item.path("kind").asText())
            .put("minutes", edits++ % 600)
            .put("notes", "n".repeat(500));
    ObjectNode title = edit.putObject("title").put("en", "Edit " + edits);
    if (shouting) {
      LOCALES.forEach(locale -> title.put(locale, "e".repeat(LONGEST)));
    }
    return edit;
  }

  private CompletableFuture<Boolean> seen(long revision) {
    CompletableFuture<Boolean> seen = new CompletableFuture<>();
    way.vertx()
        .setPeriodic(
            20,
            timer -> {
              if (line.screen().hasState() && line.screen().revision() >= revision) {
                way.vertx().cancelTimer(timer);
                seen.complete(true);
              }
            });
    return seen;
  }

  private static Poll poll(JsonNode poll) {
    List<String> options = new ArrayList<>();
    poll.path("options").forEach(option -> options.add(option.path("id").asText()));
    return new Poll(poll.path("id").asText(), options);
  }

  private static ObjectNode draft(String question) {
    ObjectNode add = Line.message("addPoll");
    ObjectNode draft =
        add.putObject("poll")
            .put("results", "live")
            .put("voters", "participants")
            .put("ballotsShownTo", "facilitators")
            .put("changeable", true)
            .put("abstention", false);
    draft.putObject("method").put("type", "single-choice");
    draft.putObject("question").put("en", question);
    var options = draft.putArray("options");
    List.of("One", "Two", "Three")
        .forEach(label -> options.addObject().putObject("label").put("en", label));
    return add;
  }

  private void ask(ObjectNode command, Promise<JsonNode> answer) {
    UUID id = UUID.randomUUID();
    ObjectNode frame = Line.message("command").put("id", id.toString());
    frame.set("command", command);
    unanswered.put(id, new Asked(frame, answer));
    line.send(frame);
  }

  @Override
  public void welcomed(JsonNode welcome) {
    unanswered.values().forEach(asked -> line.send(asked.frame));
  }

  @Override
  public void heard(JsonNode message) {
    String type = message.path("type").asText();
    if (type.equals("ack") || type.equals("rejected")) {
      String id = message.path("id").asText();
      Asked asked = id.isEmpty() ? null : unanswered.get(UUID.fromString(id));
      if (asked != null) {
        answered(UUID.fromString(id), asked, message);
      }
    }
  }

  private void answered(UUID id, Asked asked, JsonNode message) {
    if (message.path("type").asText().equals("ack")) {
      unanswered.remove(id);
      asked.answer.complete(message);
      return;
    }
    switch (message.at("/problem/code").asText()) {
      case "busy", "unavailable", "too-many-frames" ->
          way.vertx()
              .setTimer(
                  AGAIN_MILLIS,
                  _ -> {
                    if (unanswered.containsKey(id)) {
                      line.send(asked.frame);
                    }
                  });
      default -> {
        unanswered.remove(id);
        asked.answer.fail(message.path("problem").toString());
      }
    }
  }
}
