package org.convene.bench.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.IntStream;
import org.convene.postgres.DatabaseAddress;

/// A client that does nothing but write ballots, a hundred in one statement, each statement durable
/// before the next: what the PostgreSQL in front of it can take from one.
final class BareWriter {
  private static final int BATCH = 100;

  private static final String TABLE =
      """
      create table if not exists bare_ballot (
        mandate_id uuid primary key,
        rev integer not null,
        command_id uuid not null,
        choice jsonb not null,
        at timestamptz not null default now()
      )
      """;

  private static final String WRITE =
      """
      insert into bare_ballot as b (mandate_id, rev, command_id, choice)
      select mandate, ?, command, choice::jsonb from unnest(?, ?, ?) as v (mandate, command, choice)
      on conflict (mandate_id) do update
        set rev = excluded.rev, command_id = excluded.command_id, choice = excluded.choice, at = now()
        where b.rev < excluded.rev
      """;

  private static final String CHOICE =
      "{\"type\":\"options\",\"options\":[\"01996e10-0000-7000-8000-10000000000%d\"]}";

  private BareWriter() {}

  /// @return ballots a second
  static double write(DatabaseAddress at, int voters, int seconds) throws SQLException {
    try (Connection connection = Jdbc.connect(at);
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
      statement.execute("truncate bare_ballot");
      try (PreparedStatement write = connection.prepareStatement(WRITE)) {
        return write(connection, write, voters, seconds);
      }
    }
  }

  private static double write(
      Connection connection, PreparedStatement write, int voters, int seconds) throws SQLException {
    UUID[] mandates = IntStream.range(0, voters).mapToObj(i -> new UUID(7, i)).toArray(UUID[]::new);
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    long written = 0;
    for (int batch = 0; System.nanoTime() < end; batch++) {
      written += write(connection, write, mandates, batch);
    }
    return written / ((System.nanoTime() - start) / 1e9);
  }

  private static int write(
      Connection connection, PreparedStatement write, UUID[] mandates, int batch)
      throws SQLException {
    int size = Math.min(BATCH, mandates.length);
    UUID[] who = new UUID[size];
    UUID[] commands = new UUID[size];
    String[] choices = new String[size];
    for (int i = 0; i < size; i++) {
      who[i] = mandates[(batch * size + i) % mandates.length];
      commands[i] = UUID.randomUUID();
      choices[i] = CHOICE.formatted((batch + i) % 3);
    }
    write.setInt(1, batch + 1);
    write.setArray(2, connection.createArrayOf("uuid", who));
    write.setArray(3, connection.createArrayOf("uuid", commands));
    write.setArray(4, connection.createArrayOf("text", choices));
    return write.executeUpdate();
  }
}
