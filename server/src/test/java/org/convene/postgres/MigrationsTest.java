package org.convene.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convene.postgres.TestDatabase.await;

import java.util.List;
import java.util.stream.StreamSupport;
import org.convene.base.CannotStart;
import org.convene.postgres.DatabaseAddress.Encryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Test
  void applyingTwiceChangesNothing() throws CannotStart {
    List<String> before = history();
    Migrations.apply(DATABASE.address());
    assertThat(history()).isEqualTo(before).isNotEmpty();
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsOneLine() {
    var nobody =
        new DatabaseAddress("127.0.0.1", 1, "convene", "ada", "s3cret", Encryption.DISABLE);
    assertThatThrownBy(() -> Migrations.apply(nobody))
        .isInstanceOf(CannotStart.class)
        .hasMessageStartingWith("The database at postgres://ada@127.0.0.1:1/convene cannot be used")
        .message()
        .doesNotContain("\n", "s3cret");
  }

  @Test
  void aDatabaseBelow18IsRefusedWithTheReason() throws CannotStart {
    Migrations.requireNewEnough(DATABASE.address(), 18, "18.0");
    assertThatThrownBy(() -> Migrations.requireNewEnough(DATABASE.address(), 17, "17.6"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("PostgreSQL 17.6")
        .hasMessageContaining("needs 18 or newer");
  }

  private static List<String> history() {
    var rows =
        await(
            DATABASE
                .database()
                .client()
                .query("SELECT version, installed_on::text FROM flyway_schema_history ORDER BY 1")
                .execute());
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getString(0) + " " + row.getString(1))
        .toList();
  }
}
