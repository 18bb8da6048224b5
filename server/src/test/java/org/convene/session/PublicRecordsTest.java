package org.convene.session;

import static org.convene.postgres.TestDatabase.await;

import java.util.List;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicRecordsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  static List<String> statements() {
    return PublicRecords.STATEMENTS;
  }

  @ParameterizedTest
  @MethodSource("statements")
  void everyStatementFitsTheSchema(String sql) {
    await(DATABASE.database().pool().withConnection(connection -> connection.prepare(sql)));
  }
}
