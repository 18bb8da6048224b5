package org.convene.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convene.base.CannotStart;
import org.convene.postgres.DatabaseAddress.Encryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {
  @Test
  void aUrlNamesEveryPart() throws CannotStart {
    assertThat(
            DatabaseAddress.parse("postgres://ada:p%40ss+1@db.example:6543/live?sslmode=require"))
        .isEqualTo(
            new DatabaseAddress("db.example", 6543, "live", "ada", "p@ss+1", Encryption.REQUIRE));
  }

  @Test
  void portPasswordAndEncryptionHaveDefaults() throws CannotStart {
    assertThat(DatabaseAddress.parse("postgresql://ada@db/live"))
        .isEqualTo(new DatabaseAddress("db", 5432, "live", "ada", "", Encryption.PREFER));
  }

  @Test
  void thePasswordIsNeverPrinted() throws CannotStart {
    assertThat(DatabaseAddress.parse("postgres://ada:s3cret@db/live").toString())
        .isEqualTo("postgres://ada@db:5432/live");
  }

  @ParameterizedTest
  @CsvSource({
    "mysql://ada@db/live, postgres://",
    "postgres://ada@db, no database",
    "postgres://ada@db/, no database",
    "postgres:///live, no host",
    "postgres://db/live, no user",
    "postgres://ada:s3^cret@db/live, percent-encoded",
    "postgres://ada@db/live?sslmode=allow, sslmode",
    "live, postgres://",
  })
  void aMalformedUrlSaysWhatIsMissing(String url, String reason) {
    assertThatThrownBy(() -> DatabaseAddress.parse(url))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(reason)
        .message()
        .doesNotContain("s3^cret");
  }
}
