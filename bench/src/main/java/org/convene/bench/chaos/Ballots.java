package org.convene.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The ballots of a poll as the database has them, held against what the voters know and what was
/// counted.
record Ballots(List<Row> rows) {
  private static final String OF_POLL =
      "select participant_id, rev, choice -> 'options' ->> 0 from ballot where poll_id = ?";

  /// @param rev of the voter's wish
  record Row(String participant, int rev, String option) {}

  static Ballots read(OwnPostgres postgres, String poll) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Connection connection = postgres.connect();
        PreparedStatement select = connection.prepareStatement(OF_POLL)) {
      select.setObject(1, UUID.fromString(poll));
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(new Row(found.getString(1), found.getInt(2), found.getString(3)));
        }
      }
    }
    return new Ballots(rows);
  }

  /// Acknowledged ballots that are not there, and ballots that nobody sent.
  List<String> lost(List<Voter.Standing> standings) {
    Map<String, Row> byVoter = new HashMap<>();
    rows.forEach(row -> byVoter.put(row.participant, row));
    List<String> lost = new ArrayList<>();
    for (Voter.Standing voter : standings) {
      Row row = byVoter.get(voter.participant());
      if (row == null) {
        lost.add(
            "%s: no ballot, acknowledged rev %d".formatted(voter.participant(), voter.ackedRev()));
      } else if (row.rev < voter.ackedRev()) {
        lost.add(
            "%s: rev %d, acknowledged %d"
                .formatted(voter.participant(), row.rev, voter.ackedRev()));
      } else if (!row.option.equals(voter.sent().get(row.rev))) {
        lost.add(
            "%s: rev %d has an option that was not sent".formatted(voter.participant(), row.rev));
      }
    }
    return lost;
  }

  /// @param result of the closed poll
  List<String> miscounted(JsonNode result, int people) {
    List<String> wrong = new ArrayList<>();
    if (rows.size() != people) {
      wrong.add(rows.size() + " ballots of " + people + " voters");
    }
    if (result.path("cast").asInt() != people) {
      wrong.add("the result has " + result.path("cast") + " ballots of " + people + " voters");
    }
    for (JsonNode count : result.path("counts")) {
      String option = count.path("option").asText();
      long there = rows.stream().filter(row -> row.option.equals(option)).count();
      if (count.path("votes").asLong() != there) {
        wrong.add("option %s: counted %s, stored %d".formatted(option, count.path("votes"), there));
      }
    }
    return wrong;
  }
}
