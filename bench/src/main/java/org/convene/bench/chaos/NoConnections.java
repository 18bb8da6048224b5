package org.convene.bench.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Somebody else has taken every connection that PostgreSQL gives, and the server has lost its own.
record NoConnections(Duration lasts) implements Fault {
  private static final int MORE_THAN_THERE_ARE = 200;

  /// The server is quick to connect again, and wins a connection back now and then.
  private static final int ATTEMPTS = 100;

  @Override
  public String name() {
    return "database connections exhausted";
  }

  @Override
  public void strike(Arena arena) throws SQLException, InterruptedException {
    List<Connection> taken = new ArrayList<>();
    try {
      taken.add(arena.postgres().connect());
      take(arena, taken);
      for (int i = 0; i < ATTEMPTS && ended(taken.getFirst()); i++) {
        take(arena, taken);
      }
      Arena.pass(lasts);
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
  }

  private static void take(Arena arena, List<Connection> taken) {
    try {
      while (taken.size() < MORE_THAN_THERE_ARE) {
        taken.add(arena.postgres().connect());
      }
    } catch (SQLException e) {
      // That was the last one.
    }
  }

  /// @return whether the server had a connection
  private static boolean ended(Connection by) throws SQLException {
    try (Statement statement = by.createStatement();
        ResultSet had =
            statement.executeQuery(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'convene'")) {
      return had.next();
    }
  }

  @Override
  public List<Pattern> expected() {
    return Fault.outage();
  }
}
