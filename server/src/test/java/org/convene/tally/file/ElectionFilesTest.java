package org.convene.tally.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.convene.tally.Fraction;
import org.convene.tally.Vote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElectionFilesTest {
  @Test
  void preflibHasACountAnOrderAndTies() throws UnreadableFile {
    ElectionFile file = Examples.read(Examples.PREFLIB);
    assertThat(file.format()).isEqualTo("preflib");
    assertThat(file.options()).containsExactly("Heat, pumps", "Trams", "Trees");
    assertThat(file.weight()).isEqualTo(Fraction.of(9));
    assertThat(rankings(file))
        .containsExactly(
            Map.entry(ranking(List.of(0), List.of(1, 2)), Fraction.of(4)),
            Map.entry(ranking(List.of(1), List.of(2)), Fraction.of(3)),
            Map.entry(ranking(List.of(2)), Fraction.of(2)));
  }

  @Test
  void aCategoryIsAGradeAndTheFirstIsTheBest() throws UnreadableFile {
    ElectionFile file = Examples.read(Examples.CATEGORIES);
    assertThat(file.stated().grades()).containsExactly("Poor", "Fair", "Good");
    assertThat(votes(file, Vote.Points.class))
        .containsExactly(points(Map.of(0, 2, 1, 0, 2, 0)), points(Map.of(0, 2, 1, 2, 2, 1)));
    assertThat(votes(file, Vote.Choice.class))
        .containsExactly(new Vote.Choice(List.of(0)), new Vote.Choice(List.of(0, 1)));
    assertThat(votes(file, Vote.Ranking.class))
        .containsExactly(ranking(List.of(0), List.of(1, 2)), ranking(List.of(0, 1), List.of(2)));
  }

  @Test
  void preflibsOlderFormIsReadToo() throws UnreadableFile {
    ElectionFile file = Examples.read(Examples.LEGACY);
    assertThat(file.format()).isEqualTo("preflib");
    assertThat(rankings(file))
        .containsEntry(ranking(List.of(0), List.of(1, 2)), Fraction.of(4))
        .containsEntry(ranking(List.of(1), List.of(2), List.of(0)), Fraction.of(3))
        .containsEntry(ranking(List.of(2)), Fraction.of(2));
  }

  @Test
  void whoWithdrewIsNowhereInTheElectionOfABlt() throws UnreadableFile {
    ElectionFile file = Examples.read(Examples.BLT);
    assertThat(file.format()).isEqualTo("blt");
    assertThat(file.options()).containsExactly("Ada", "Cleo", "Dan O'Hara");
    assertThat(file.stated().seats()).hasValue(2);
    assertThat(file.weight()).isEqualTo(Fraction.parse("7.5"));
    assertThat(rankings(file))
        .containsEntry(ranking(List.of(0), List.of(1), List.of(2)), Fraction.of(3))
        .containsEntry(ranking(List.of(2), List.of(1)), Fraction.ONE)
        .containsEntry(ranking(List.of(2)), Fraction.parse("2.5"))
        .containsEntry(new Vote.Ranking(List.of()), Fraction.ONE);
  }

  @Test
  void hillsFilesHaveAllNamesOnOneLine() throws UnreadableFile {
    ElectionFile file = Examples.read(Examples.HIL);
    assertThat(file.options()).containsExactly("1", "2", "3");
    assertThat(file.stated().seats()).hasValue(2);
    assertThat(file.weight()).isEqualTo(Fraction.of(4));
  }

  @Test
  void aBltMayBeOneLine() throws UnreadableFile {
    ElectionFile file = Examples.read("2 1 3 1 2 0 1 2 0 0 Ada Ben");
    assertThat(file.options()).containsExactly("Ada", "Ben");
    assertThat(rankings(file)).hasSize(2);
  }

  @Test
  void abifNamesOptionsByTheirTokens() throws UnreadableFile {
    ElectionFile file = Examples.read(Examples.ABIF);
    assertThat(file.format()).isEqualTo("abif");
    assertThat(file.options()).containsExactly("Mem", "Nash", "Chat=tanooga");
    assertThat(file.titles()).containsEntry("Mem", "Memphis, TN");
    assertThat(file.weight()).isEqualTo(Fraction.of(71));
    assertThat(rankings(file))
        .containsEntry(ranking(List.of(0), List.of(1), List.of(2)), Fraction.of(42))
        .containsEntry(ranking(List.of(0, 1)), Fraction.of(26));
    assertThat(file.reading(Vote.Points.class)).isEmpty();
  }

  @Test
  void scoresOfAbifRankWhereNothingElseDoes() throws UnreadableFile {
    ElectionFile file = Examples.read(Examples.ABIF_SCORES);
    assertThat(votes(file, Vote.Points.class))
        .containsExactly(points(Map.of(0, 5, 1, 3, 2, 3)), points(Map.of(0, 0, 1, 5)));
    assertThat(votes(file, Vote.Ranking.class))
        .containsExactly(ranking(List.of(0), List.of(1, 2)), ranking(List.of(1), List.of(0)));
  }

  @Test
  void pabulibNamesOptionsByProject() throws UnreadableFile {
    ElectionFile file = Examples.read(Examples.PABULIB);
    assertThat(file.options()).containsExactly("p1", "p2", "p3");
    assertThat(file.titles()).containsEntry("p2", "Trams; new");
    assertThat(file.stated().budget()).contains(Fraction.parse("2500.5"));
    assertThat(file.stated().costs())
        .containsExactly(Fraction.of(600), Fraction.of(800), Fraction.parse("1400.5"));
    assertThat(votes(file, Vote.Choice.class))
        .containsExactly(
            new Vote.Choice(List.of(0, 1)),
            new Vote.Choice(List.of()),
            new Vote.Choice(List.of(2)));
  }

  @Test
  void pabulibHasPointsAndOrders() throws UnreadableFile {
    assertThat(votes(Examples.read(Examples.PABULIB_POINTS), Vote.Points.class))
        .containsExactly(points(Map.of(0, 3, 1, 1)), points(Map.of(1, 4)));
    assertThat(votes(Examples.read(Examples.PABULIB_ORDER), Vote.Ranking.class))
        .containsExactly(ranking(List.of(1), List.of(0)), ranking(List.of(0)));
  }

  @Test
  void aTallySheetHasOneSignForEachOption() throws UnreadableFile {
    ElectionFile file = Examples.read(Examples.DEBIAN);
    assertThat(file.options()).containsExactly("Ada Adams", "Ben Bell", "None of the above");
    assertThat(votes(file, Vote.Ranking.class))
        .containsExactly(
            ranking(List.of(1), List.of(0), List.of(2)),
            ranking(List.of(0, 2)),
            new Vote.Ranking(List.of()));
  }

  @Test
  void ourOwnFormHasGradesByNameOrNumber() throws UnreadableFile {
    ElectionFile file = Examples.read(Examples.GRADES);
    assertThat(file.weight()).isEqualTo(Fraction.parse("3.5"));
    assertThat(votes(file, Vote.Points.class))
        .containsExactly(points(Map.of(0, 2, 1, 0)), points(Map.of(1, 1)));
  }

  @Test
  void talliesOfGradesBecomeBallotsWithTheseSums() throws UnreadableFile {
    Ballots ballots = Examples.read(Examples.TALLIES).reading(Vote.Points.class).orElseThrow();
    assertThat(ballots.weight()).isEqualTo(Fraction.of(4));
    Map<List<Integer>, Fraction> sums = new java.util.HashMap<>();
    for (Ballots.Cast cast : ballots.cast()) {
      ((Vote.Points) cast.vote())
          .points()
          .forEach(
              (option, grade) -> sums.merge(List.of(option, grade), cast.weight(), Fraction::plus));
    }
    assertThat(sums)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                List.of(0, 0), Fraction.ONE,
                List.of(0, 1), Fraction.ONE,
                List.of(0, 2), Fraction.ONE,
                List.of(1, 1), Fraction.of(2)));
  }

  @Test
  void ourOwnFormHasPairsObjectionsRanksAndChoices() throws UnreadableFile {
    assertThat(votes(Examples.read(Examples.PAIRS), Vote.Placements.class))
        .containsExactly(
            new Vote.Placements(
                new TreeMap<>(Map.of(0, new Vote.Placement(3, 5), 1, new Vote.Placement(1, 2)))));
    assertThat(votes(Examples.read(Examples.OBJECTIONS), Vote.Objections.class))
        .containsExactly(
            new Vote.Objections(new TreeMap<>()),
            new Vote.Objections(new TreeMap<>(Map.of(0, "noise"))));
    assertThat(rankings(Examples.read(Examples.RANKS)))
        .containsEntry(ranking(List.of(1), List.of(0, 2)), Fraction.ONE)
        .containsEntry(ranking(List.of(2)), Fraction.of(3));
    ElectionFile costly = Examples.read(Examples.CHOICES);
    assertThat(costly.stated().costs()).containsExactly(Fraction.ONE, Fraction.parse("2.5"));
    assertThat(votes(costly, Vote.Choice.class))
        .containsExactly(new Vote.Choice(List.of(0, 1)), new Vote.Choice(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyLineEndIsRead(String end) throws UnreadableFile {
    for (String example : Examples.ALL) {
      assertThat(Examples.read("\uFEFF" + example.replace("\n", end)))
          .isEqualTo(Examples.read(example));
    }
  }

  @Test
  void theOlderFormatsMayBeWindows1252() throws UnreadableFile {
    Charset older = Charset.forName("windows-1252");
    String sheet = Examples.DEBIAN.replace("Ben Bell", "Raphaël Hertzog");
    assertThat(ElectionFiles.read(sheet.getBytes(older)).options()).contains("Raphaël Hertzog");
    String blt = Examples.BLT.replace("Cleo", "Cléo");
    assertThat(ElectionFiles.read(blt.getBytes(older)))
        .isEqualTo(ElectionFiles.read(blt.getBytes(StandardCharsets.UTF_8)));
  }

  private static Vote.Points points(Map<Integer, Integer> points) {
    return new Vote.Points(new TreeMap<>(points));
  }

  @SafeVarargs
  private static Vote.Ranking ranking(List<Integer>... ranks) {
    return new Vote.Ranking(List.of(ranks));
  }

  private static List<Vote> votes(ElectionFile file, Class<? extends Vote> kind) {
    return file.reading(kind).orElseThrow().cast().stream().map(Ballots.Cast::vote).toList();
  }

  private static Map<Vote, Fraction> rankings(ElectionFile file) {
    Map<Vote, Fraction> votes = new java.util.LinkedHashMap<>();
    file.reading(Vote.Ranking.class)
        .orElseThrow()
        .cast()
        .forEach(cast -> votes.merge(cast.vote(), cast.weight(), Fraction::plus));
    return votes;
  }
}
