package org.convene.bench.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.convene.postgres.DatabaseAddress;

/// A connection of our own to the database of a server.
final class Jdbc {
  private Jdbc() {}

  static Connection connect(DatabaseAddress at) throws SQLException {
    Properties who = new Properties();
    who.setProperty("user", at.user());
    who.setProperty("password", at.password());
    String url = "jdbc:postgresql://%s:%d/%s".formatted(at.host(), at.port(), at.database());
    return DriverManager.getConnection(url, who);
  }
}
