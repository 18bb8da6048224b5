package org.convene.postgres;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.convene.base.CannotStart;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/// Brings a database to the schema this server was built with: the files of `migrations/`, forward
/// only, each applied once. Flyway holds a lock meanwhile, so several nodes may start at once.
public final class Migrations {
  /// Upserts that return the old and the new row, which tallies are counted by, came with 18.
  static final int OLDEST_MAJOR = 18;

  private Migrations() {}

  /// Blocks until the schema is current. Does nothing when it already is.
  public static void apply(DatabaseAddress address) throws CannotStart {
    PGSimpleDataSource source = Jdbc.dataSource(address);
    requireUsable(address, source);
    try {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:migrations")
          .failOnMissingLocations(true)
          .cleanDisabled(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new CannotStart("The database at " + address + " cannot be migrated: " + oneLine(e), e);
    }
  }

  private static void requireUsable(DatabaseAddress address, PGSimpleDataSource source)
      throws CannotStart {
    try (Connection connection = source.getConnection()) {
      DatabaseMetaData server = connection.getMetaData();
      requireNewEnough(
          address, server.getDatabaseMajorVersion(), server.getDatabaseProductVersion());
    } catch (SQLException e) {
      throw new CannotStart("The database at " + address + " cannot be used: " + oneLine(e), e);
    }
  }

  static void requireNewEnough(DatabaseAddress address, int major, String version)
      throws CannotStart {
    if (major < OLDEST_MAJOR) {
      throw new CannotStart(
          "PostgreSQL %s at %s is too old: Convene counts ballots by what an upsert changed, which needs %d or newer"
              .formatted(version, address, OLDEST_MAJOR));
    }
  }

  private static String oneLine(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.strip().replaceAll("\\s+", " ");
  }
}
