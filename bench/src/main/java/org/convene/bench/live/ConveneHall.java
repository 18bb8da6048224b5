package org.convene.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.convene.bench.live.Conference.Guest;
import org.convene.postgres.DatabaseAddress;
import org.jspecify.annotations.Nullable;

/// People in front of our server.
final class ConveneHall implements Hall {
  private static final byte[] ACK = Peek.bytes("{\"type\":\"ack\"");
  private static final byte[] REJECTED = Peek.bytes("{\"type\":\"rejected\"");
  private static final byte[] CAST = Peek.bytes("\"cast\":");

  private static final String BALLOTS =
      "select mandate_id::text, choice -> 'options' ->> 0 from ballot where poll_id = ?::uuid";

  private final Conference conference;
  private final List<Guest> guests;
  private final List<Voter> voters;
  private final List<String> options = new ArrayList<>();
  private @Nullable Acknowledged vote;
  private String poll = "";
  private byte[] tally = {};

  ConveneHall(Conference conference, int people) {
    this.conference = conference;
    this.guests = conference.admit(people);
    this.voters = IntStream.range(0, people).mapToObj(Voter::new).toList();
    conference.connect(guests, voters);
  }

  private final class Voter extends Screen {
    final int number;

    Voter(int number) {
      this.number = number;
    }

    @Override
    void other(ByteBuffer payload, long now) {
      if (vote == null) {
        return;
      }
      if (Peek.startsWith(payload, ACK)) {
        vote.acked(number, now);
      } else if (Peek.startsWith(payload, tally)) {
        vote.shows(number, Peek.number(payload, CAST), now);
      } else if (Peek.startsWith(payload, REJECTED)) {
        vote.refused(number);
      }
    }
  }

  @Override
  public int people() {
    return voters.size();
  }

  @Override
  public double cpuSeconds() {
    return conference.server().cpuSeconds();
  }

  @Override
  public void open(Acknowledged next) {
    JsonNode added = conference.facilitator().makes(poll(), "pollAdded").path("poll");
    poll = added.path("id").asText();
    tally = Peek.bytes("{\"type\":\"tally\",\"poll\":\"" + poll + "\"");
    options.clear();
    added.path("options").forEach(option -> options.add(option.path("id").asText()));
    vote = next;
    conference.facilitator().makes(Facilitator.message("openPoll").put("poll", poll), "pollOpened");
  }

  private static ObjectNode poll() {
    ObjectNode add = Facilitator.message("addPoll");
    ObjectNode poll =
        add.putObject("poll")
            .put("results", "live")
            .put("voters", "participants")
            .put("ballotsShownTo", "facilitators")
            .put("changeable", true)
            .put("abstention", false);
    poll.putObject("method").put("type", "single-choice");
    poll.putObject("question").put("en", "Which of these comes first?");
    var options = poll.putArray("options");
    List.of("Heat networks", "Shared data", "Neighbourhood contracts")
        .forEach(label -> options.addObject().putObject("label").put("en", label));
    return add;
  }

  @Override
  public void cast(int voter, int rev, int option) {
    voters
        .get(voter)
        .send(
            "{\"type\":\"cast\",\"id\":\"%s\",\"poll\":\"%s\",\"rev\":%d,\"ballot\":{\"type\":\"options\",\"options\":[\"%s\"]}}"
                .formatted(UUID.randomUUID(), poll, rev, options.get(option)));
  }

  @Override
  public Kept kept(Vote of) throws SQLException {
    JsonNode closed =
        conference
            .facilitator()
            .makes(Facilitator.message("closePoll").put("poll", poll), "pollClosed");
    Map<String, String> stored = stored();
    long lost =
        IntStream.range(0, guests.size())
            .filter(of::wasAcked)
            .filter(i -> !options.get(of.option(i)).equals(stored.get(guests.get(i).id())))
            .count();
    long counted = closed.path("poll").path("result").path("cast").asLong();
    return new Kept(lost, counted - stored.size());
  }

  private Map<String, String> stored() throws SQLException {
    DatabaseAddress at = conference.server().database().address();
    Map<String, String> stored = new HashMap<>();
    try (Connection connection = Jdbc.connect(at);
        PreparedStatement select = connection.prepareStatement(BALLOTS)) {
      select.setString(1, poll);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          stored.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return stored;
  }

  @Override
  public void close() throws Exception {
    conference.close();
  }
}
