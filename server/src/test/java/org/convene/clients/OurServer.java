package org.convene.clients;

import java.nio.file.Path;
import org.convene.ServerProcess;
import org.convene.postgres.TestDatabase;

/// `convene serve` on a database that a test has filled.
final class OurServer {
  private OurServer() {}

  static ServerProcess on(TestDatabase database, Path data) throws Exception {
    var address = database.address();
    String url =
        "postgres://%s:%s@%s:%d/%s?sslmode=disable"
            .formatted(
                address.user(),
                address.password(),
                address.host(),
                address.port(),
                address.database());
    return ServerProcess.start(data, "--database-url", url, "--empty");
  }
}
