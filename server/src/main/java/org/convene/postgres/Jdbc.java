package org.convene.postgres;

import org.convene.postgres.DatabaseAddress.Encryption;
import org.postgresql.ds.PGSimpleDataSource;

/// Blocking connections for the start only: Flyway, the version check, creating a database.
final class Jdbc {
  /// Past this a server that does not answer is reported instead of waited for.
  private static final int CONNECT_SECONDS = 10;

  private Jdbc() {}

  static PGSimpleDataSource dataSource(DatabaseAddress address) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {address.host()});
    source.setPortNumbers(new int[] {address.port()});
    source.setDatabaseName(address.database());
    source.setUser(address.user());
    source.setPassword(address.password());
    source.setSslMode(address.encryption().sslmode());
    if (address.encryption() == Encryption.VERIFY_FULL) {
      source.setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory");
    }
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS);
    source.setApplicationName("convene-start");
    return source;
  }
}
