package org.convene.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.convene.base.Csv.Read;
import org.convene.base.Csv.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
  private static List<List<String>> cells(String text) {
    return Csv.read(text, 100) instanceof Read.Table(List<Row> rows)
        ? rows.stream().map(Row::cells).toList()
        : List.of();
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell = Arbitraries.strings().withChars("ab,;\t\"'=+-@\r\n é€").ofMaxLength(6);
    return cell.list()
        .ofSize(3)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(rows -> {
          List<List<String>> table = new java.util.ArrayList<>(rows);
          table.addFirst(List.of("a", "b", "c"));
          return table;
        });
  }

  @Property
  void whatWasWrittenIsReadBack(@ForAll("tables") List<List<String>> table) {
    List<List<String>> rows =
        table.stream().filter(row -> !row.stream().allMatch(String::isEmpty)).toList();
    assertThat(cells(Csv.write(rows))).isEqualTo(unescaped(rows));
  }

  /// An apostrophe that somebody wrote before a sign of a formula cannot be told from ours.
  private static List<List<String>> unescaped(List<List<String>> rows) {
    return rows.stream()
        .map(row ->
            row.stream()
                .map(cell -> cell.matches("(?s)'[=+\\-@\t\r].*") ? cell.substring(1) : cell)
                .toList())
        .toList();
  }

  @Property
  void noCellIsAFormula(@ForAll("tables") List<List<String>> table) {
    for (String cell : table.stream().flatMap(List::stream).toList()) {
      assertThat(Csv.write(List.of(List.of(cell))))
          .doesNotMatch("(?s)\uFEFF\"?[=+@\\-\t\r](?!\n$).*");
    }
  }

  @Test
  void linesEndInAnyWayAndEmptyOnesAreLeftOut() {
    assertThat(cells("a,b\n\r\n1,2\r3,4\r\n"))
        .isEqualTo(List.of(List.of("a", "b"), List.of("1", "2"), List.of("3", "4")));
    assertThat(cells("")).isEmpty();
  }

  @Test
  void theFirstLineSaysWhatSeparatesCells() {
    assertThat(cells("a;b;c\n1,5;x;\"y;z\""))
        .isEqualTo(List.of(List.of("a", "b", "c"), List.of("1,5", "x", "y;z")));
    assertThat(cells("a\tb\n1\t2")).isEqualTo(List.of(List.of("a", "b"), List.of("1", "2")));
  }

  @Test
  void aRowKnowsItsLine() {
    assertThat(Csv.read("a,b\n\"1\n2\",3\n\n4,5", 100))
        .isEqualTo(
            new Read.Table(
                List.of(
                    new Row(1, List.of("a", "b")),
                    new Row(2, List.of("1\n2", "3")),
                    new Row(5, List.of("4", "5")))));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      value = {"a|b|1\"2, 2", "a|\"b, 2", "a|\"b\"c, 2", "a|x|\"1|2, 3"})
  void whatIsNotQuotedAsItShouldBeIsNamedByItsLine(String text, int line) {
    String lines = text.replaceFirst("\\|", ",a\n").replace('|', '\n');
    assertThat(Csv.read(lines, 100))
        .isInstanceOfSatisfying(
            Read.Broken.class,
            broken -> {
              assertThat(broken.reason()).contains("quotation mark");
              assertThat(broken.line()).isBetween(2, 3);
            });
  }
}
