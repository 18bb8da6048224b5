package org.convene.tally.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.convene.tally.Fraction;
import org.convene.tally.Quota;
import org.convene.tally.Strength;
import org.convene.tally.Unranked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FileCountTest {
  /// The capital of Tennessee, as *Wikipedia* has it for most methods.
  private static final String CAPITAL =
      """
      42:Memphis>Nashville>Chattanooga>Knoxville
      26:Nashville>Chattanooga>Knoxville>Memphis
      15:Chattanooga>Knoxville>Nashville>Memphis
      17:Knoxville>Chattanooga>Nashville>Memphis
      """;

  @ParameterizedTest
  @CsvSource({
    "plurality, Memphis",
    "borda, Nashville",
    "irv, Knoxville",
    "schulze, Nashville",
    "ranked-pairs, Nashville",
  })
  void aMethodElectsWhomItIsKnownFor(String method, String winner) throws UnreadableFile {
    assertThat(count(method, CAPITAL, Declared.NOTHING).outcome().winners())
        .containsExactly(winner);
  }

  @ParameterizedTest
  @EnumSource
  void everyMethodCountsSomeFormAndRanksEachOptionOnce(FileMethod method) throws UnreadableFile {
    Declared two = seats(method == FileMethod.STV ? OptionalInt.of(1) : OptionalInt.empty());
    int counted = 0;
    for (String example : Examples.ALL) {
      ElectionFile file = Examples.read(example);
      try {
        FileCount.Counted count = FileCount.count(method, file, two, lot(file));
        assertThat(count.outcome().ranking().stream().flatMap(List::stream))
            .containsExactlyInAnyOrderElementsOf(file.options());
        counted++;
      } catch (UnreadableFile cannot) {
        assertThat(cannot.said()).contains(method.json());
      }
    }
    assertThat(counted).isPositive();
  }

  static Stream<Arguments> unfit() {
    return Stream.of(
        Arguments.of("score", Examples.PREFLIB, "score counts points, and the file has rankings"),
        Arguments.of("consent", Examples.BLT, "consent counts objections, and the file has rank"),
        Arguments.of("irv", Examples.PAIRS, "irv counts a ranking, points, or options chosen, and"),
        Arguments.of("stv", Examples.ABIF, "stv needs --seats: the file states none"),
        Arguments.of("equal-shares", Examples.ABIF, "equal-shares needs --budget"),
        Arguments.of(
            "equal-shares",
            "{\"options\":[\"A\"],\"budget\":1,\"ballots\":[{\"options\":[\"A\"]}]}",
            "equal-shares needs what each option costs"),
        Arguments.of("fist-of-five", "1:A/6", "line 1: 6 for 'A', but fist-of-five takes 0 to 5"),
        Arguments.of("majority-judgment", "1:A/400", "line 1: 400 for 'A', but majority-judgment"),
        Arguments.of(
            "score",
            "{\"options\":[\"A\"],\"ballots\":[{\"points\":{\"A\":-1}}]}",
            "line 1, column 29: -1 for 'A', but score takes 0 to"),
        Arguments.of(
            "dots",
            "{\"options\":[\"A\"],\"budget\":3,\"ballots\":[{\"points\":{\"A\":4}}]}",
            "line 1, column 40: 4 dots, but a ballot has 3"),
        Arguments.of(
            "dots",
            "{\"options\":[\"A\"],\"cap\":3,\"ballots\":[{\"points\":{\"A\":4}}]}",
            "line 1, column 37: 4 for 'A', but dots takes 0 to 3"),
        Arguments.of(
            "quadratic",
            "{\"options\":[\"A\"],\"credits\":9,\"ballots\":[{\"points\":{\"A\":-4}}]}",
            "line 1, column 41: 16 credits spent, but a ballot has 9"),
        Arguments.of(
            "impact-feasibility",
            "{\"options\":[\"A\"],\"ballots\":[{\"placements\":{\"A\":[3,11]}}]}",
            "line 1, column 29: a value above the scale, which ends at 10"));
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void whatAMethodCannotCountItRefuses(String method, String text, String refusal) {
    assertThatThrownBy(() -> count(method, text, Declared.NOTHING))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining(refusal);
  }

  @Test
  void theRulesInForceAreStatedAndWhichOfThemWereAssumed() throws UnreadableFile {
    FileCount.Counted assumed = count("schulze", CAPITAL, Declared.NOTHING);
    assertThat(assumed.rules())
        .containsExactlyEntriesOf(ordered("unranked", Unranked.LAST, "strength", Strength.WINNING));
    assertThat(assumed.assumed()).containsExactly("unranked", "strength");
    Declared declared =
        new Declared(
            Optional.of(Unranked.NONE),
            Optional.of(Strength.MARGINS),
            Optional.of(Quota.MEEK),
            OptionalInt.of(2),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty());
    FileCount.Counted said = count("stv", CAPITAL, declared);
    assertThat(said.rules())
        .containsEntry("seats", 2)
        .containsEntry("quota", Quota.MEEK)
        .containsEntry("unranked", Unranked.NONE)
        .doesNotContainKey("strength");
    assertThat(said.assumed()).isEmpty();
  }

  @Test
  void seatsOfTheFileAreForTransferableVotesAlone() throws UnreadableFile {
    assertThat(count("stv", Examples.BLT, Declared.NOTHING).rules()).containsEntry("seats", 2);
    assertThat(count("borda", Examples.BLT, Declared.NOTHING).rules()).doesNotContainKey("seats");
    assertThat(count("borda", CAPITAL, seats(OptionalInt.of(2))).outcome().winners())
        .containsExactly("Nashville", "Chattanooga");
    assertThatThrownBy(() -> count("borda", CAPITAL, seats(OptionalInt.of(5))))
        .hasMessage("5 seats for 4 options");
    assertThatThrownBy(() -> count("consent", Examples.OBJECTIONS, seats(OptionalInt.of(1))))
        .hasMessageContaining("fills no seats");
  }

  @Test
  void aVoteForSeveralFirstsIsShared() throws UnreadableFile {
    assertThat(count("plurality", "2:A=B\n1:B>A\n2:C", Declared.NOTHING).outcome().ranking())
        .containsExactly(List.of("B", "C"), List.of("A"));
  }

  @Test
  void pointsApproveAboveNothingAndRanksApproveAllThatTheyName() throws UnreadableFile {
    assertThat(count("approval", "2:A/5,B/0\n1:B/1", Declared.NOTHING).outcome().ranking())
        .containsExactly(List.of("A"), List.of("B"));
    assertThat(count("approval", "2:A>B\n1:B>C", Declared.NOTHING).outcome().ranking())
        .containsExactly(List.of("B"), List.of("A"), List.of("C"));
  }

  @Test
  void talliesOfGradesGiveTheMajorityValue() throws UnreadableFile {
    FileCount.Counted counted =
        count(
            "majority-judgment",
            "{\"options\":[\"A\",\"B\"],\"tallies\":[[1,1,1],[0,3,0]]}",
            Declared.NOTHING);
    assertThat(counted.rules()).containsEntry("grades", "0 to 2");
    assertThat(counted.outcome().winners()).containsExactly("B");
  }

  @Test
  void theLotDependsOnSeedAndNamesAlone() {
    List<String> options = List.of("A", "B", "C", "D", "E");
    assertThat(FileLot.drawn("", options)).isEqualTo(FileLot.drawn("", options));
    assertThat(FileLot.drawn("x", options)).isNotEqualTo(FileLot.drawn("", options));
  }

  private static Declared seats(OptionalInt seats) {
    return new Declared(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        seats,
        Optional.<Fraction>empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  private static FileCount.Counted count(String method, String text, Declared declared)
      throws UnreadableFile {
    ElectionFile file = Examples.read(text);
    return FileCount.count(FileMethod.named(method).orElseThrow(), file, declared, lot(file));
  }

  private static org.convene.tally.Lot lot(ElectionFile file) {
    return FileLot.drawn("", file.options());
  }

  private static Map<String, Object> ordered(String k, Object v, String k2, Object v2) {
    Map<String, Object> map = new java.util.LinkedHashMap<>();
    map.put(k, v);
    map.put(k2, v2);
    return map;
  }
}
