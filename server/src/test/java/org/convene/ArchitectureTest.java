package org.convene;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Imports point one way: `base ← wire, http, postgres ← features ← session ← live ← App`.
class ArchitectureTest {
  private static final String[] FEATURES = {
    "org.convene.account..",
    "org.convene.initiative..",
    "org.convene.cookbook..",
    "org.convene.attendee..",
    "org.convene.invitation..",
    "org.convene.mail..",
    "org.convene.planning..",
    "org.convene.meeting..",
    "org.convene.agenda..",
    "org.convene.poll..",
    "org.convene.participant..",
    "org.convene.roll..",
    "org.convene.board..",
    "org.convene.secret..",
    "org.convene.datepoll..",
    "org.convene.feed..",
    "org.convene.caldav.."
  };

  private static final String[] BELOW = {
    "org.convene.base..",
    "org.convene.wire..",
    "org.convene.http..",
    "org.convene.postgres..",
    "org.convene.tally..",
    "org.convene.calendar.."
  };

  private static final String[] ABOVE = {
    "org.convene.session..", "org.convene.live..", "org.convene.example..", "org.convene.cli.."
  };

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.convene");

  @Test
  void importsPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("base")
        .definedBy("org.convene.base..")
        .layer("ground")
        .definedBy(
            "org.convene.wire..",
            "org.convene.http..",
            "org.convene.postgres..",
            "org.convene.tally..",
            "org.convene.calendar..")
        .layer("features")
        .definedBy(FEATURES)
        .layer("session")
        .definedBy("org.convene.session..")
        .layer("live")
        .definedBy("org.convene.live..", "org.convene.example..")
        .layer("app")
        .definedBy("org.convene", "org.convene.cli..")
        .whereLayer("ground")
        .mayOnlyBeAccessedByLayers("features", "session", "live", "app")
        .whereLayer("features")
        .mayOnlyBeAccessedByLayers("session", "live", "app")
        .whereLayer("session")
        .mayOnlyBeAccessedByLayers("live", "app")
        .whereLayer("live")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .check(OURS);
  }

  @Test
  void everyPackageHasItsLayer() {
    classes()
        .that(not(resideInAPackage("org.convene")))
        .should()
        .resideInAnyPackage(
            Stream.of(BELOW, FEATURES, ABOVE).flatMap(Stream::of).toArray(String[]::new))
        .check(OURS);
  }

  @Test
  void packagesFormNoCircle() {
    slices().matching("org.convene.(*)..").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Dto|Impl|Utils?)")
        .orShould()
        .resideInAnyPackage("..service..", "..impl..", "..util..", "..common..")
        .check(OURS);
  }

  @Test
  void onlyTheStartUsesBlockingDatabaseAccess() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.convene.postgres..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.postgresql..", "org.flywaydb..")
        .check(OURS);
  }

  /// What ical4j does differently from every other program is known where iCalendar is written and
  /// read.
  @Test
  void onlyTheWriterAndTheReaderKnowIcal4j() {
    noClasses()
        .that()
        .haveNameNotMatching("org\\.convene\\.calendar\\.Ics[A-Z]\\w+(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("net.fortuna.ical4j..")
        .check(OURS);
  }
}
