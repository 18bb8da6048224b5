package org.convene.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.convene.bench.live.Conference.Guest;

/// Our server as a broadcaster: a facilitator edits the agenda, and everybody in the session gets
/// each edit as an event, once it is durable.
final class ConvenePeer implements Peer {
  /// An edit names the revision it is based on; of this many items the last edit of the next one
  /// has come back long since.
  private static final int ITEMS = 20;

  private final Conference conference;
  private final Sockets sockets;
  private final int frameBytes;
  private final List<Guest> guests;
  private final List<Member> members = new ArrayList<>();
  private final List<String> items = new ArrayList<>();
  private final long[] bases = new long[ITEMS];
  private long first;
  private int edits;
  private String title = "Coffee";

  ConvenePeer(Conference conference, Sockets sockets, int people, int frameBytes) {
    this.conference = conference;
    this.sockets = sockets;
    this.frameBytes = frameBytes;
    this.guests = conference.admit(people);
    for (int i = 0; i < ITEMS; i++) {
      JsonNode item = conference.facilitator().makes(add(), "agendaItemAdded").path("item");
      items.add(item.path("id").asText());
      bases[i] = item.path("revision").asLong();
    }
    fit();
  }

  private static ObjectNode add() {
    ObjectNode command =
        Facilitator.message("addAgendaItem").put("kind", "break").put("minutes", 5);
    command.putObject("title").put("en", "Coffee");
    return command;
  }

  /// A title that makes the frame as long as wanted.
  private void fit() {
    JsonNode event = conference.facilitator().makes(edit(0), "agendaItemEdited");
    long revision = event.path("revision").asLong();
    bases[0] = revision;
    String frame =
        "{\"type\":\"events\",\"from\":%1$d,\"to\":%1$d,\"events\":[%2$s]}"
            .formatted(revision, event);
    int length = frame.getBytes(StandardCharsets.UTF_8).length;
    title += "x".repeat(Math.max(0, frameBytes - length));
    edits = 1;
  }

  private final class Member extends Screen {
    final Delivery delivery;

    Member(Delivery delivery) {
      this.delivery = delivery;
    }

    @Override
    void events(long from, long to, int size, long now) {
      delivery.came(from - first, to - first, size, now);
    }
  }

  @Override
  public String name() {
    return "Convene";
  }

  @Override
  public ProcessTree tree() {
    return conference.server().server().tree();
  }

  @Override
  public void subscribe(int people, Delivery delivery) {
    members.clear();
    for (int i = 0; i < people; i++) {
      members.add(new Member(delivery));
    }
    conference.connect(guests.subList(0, people), members);
    first = sockets.ask(() -> conference.facilitator().revision() + 1);
  }

  @Override
  public void publish(int number) {
    int item = edits % ITEMS;
    edits++;
    conference
        .facilitator()
        .send(edit(item))
        .thenAccept(answer -> {
          if (!answer.has("revision")) {
            throw new IllegalStateException("an edit got " + answer);
          }
          bases[item] = answer.path("revision").asLong();
        });
  }

  private ObjectNode edit(int item) {
    ObjectNode command =
        Facilitator.message("editAgendaItem").put("item", items.get(item)).put("base", bases[item]);
    command.put("kind", "break").put("minutes", 5).putObject("title").put("en", title);
    return command;
  }

  @Override
  public Flaws leave() {
    return sockets.ask(() -> {
      members.forEach(Screen::leave);
      return new Flaws(
          members.stream().mapToLong(Screen::missing).sum(),
          members.stream().mapToLong(Screen::repeated).sum());
    });
  }

  @Override
  public void close() throws Exception {
    conference.close();
  }
}
