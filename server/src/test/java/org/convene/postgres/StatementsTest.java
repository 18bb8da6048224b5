package org.convene.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Prepares every SQL constant of the server against the migrated schema: whatever a constant of
/// any class starts with, if that is a verb of SQL. A misspelt column or a type that does not fit
/// is found here and not in a meeting.
class StatementsTest {
  private static final Pattern SQL =
      Pattern.compile("\\s*(select|insert|update|delete|with|merge)\\s.*", Pattern.DOTALL);

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  static Stream<Arguments> statements() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.convene")
            .stream()
            .map(JavaClass::reflect)
            .flatMap(type -> Stream.of(type.getDeclaredFields()))
            .filter(StatementsTest::isConstant)
            .filter(constant -> SQL.matcher(value(constant)).matches())
            .map(sql -> Arguments.of(name(sql), value(sql)));
  }

  private static boolean isConstant(Field field) {
    return field.getType() == String.class
        && Modifier.isStatic(field.getModifiers())
        && Modifier.isFinal(field.getModifiers());
  }

  private static String name(Field field) {
    return field.getDeclaringClass().getSimpleName() + "." + field.getName();
  }

  private static String value(Field field) {
    try {
      field.setAccessible(true);
      return (String) Objects.requireNonNull(field.get(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void everyStatementFitsTheSchema(String name, String sql) {
    await(DATABASE.database().pool().withConnection(connection -> connection.prepare(sql)));
  }

  @Test
  void theStoresOfTheLivePathAreAmongThem() {
    assertThat(statements().map(a -> (String) a.get()[0]))
        .contains(
            "BallotStore.WRITE",
            "SessionStore.APPEND",
            "AttendanceStore.ARRIVED",
            "MeetingStore.PROGRAMME");
  }
}
