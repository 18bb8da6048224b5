package org.convene.tally.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each way to break an example, and what is said about it.
class BrokenFilesTest {
  static Stream<Arguments> broken() {
    return Stream.of(
        change(Examples.PREFLIB, "4: 1", "4: 7", "line 10, column 4: there is no option '7'"),
        change(Examples.PREFLIB, "{2,3}", "{2,1}", "line 10, column 9: the option '1' stands"),
        change(Examples.PREFLIB, "{2,3}", "{2,3", "line 10, column 6: no closing }"),
        change(Examples.PREFLIB, "{2,3}", "{}", "line 10, column 6: no option stands between"),
        change(
            Examples.PREFLIB, "3: 2, 3", "3: 2,,3", "line 11, column 6: the number of an option"),
        change(Examples.PREFLIB, "3: 2, 3", "-3: 2, 3", "line 11, column 1: the number of ballots"),
        change(
            Examples.PREFLIB, "3: 2, 3", "0: 2, 3", "line 11, column 1: the number of ballots is"),
        change(Examples.PREFLIB, "3: 2, 3", "1e999999999: 2", "line 11, column 1: the number of b"),
        change(
            Examples.PREFLIB, "3: 2, 3", "9".repeat(99) + ": 2", "line 11, column 1: the number"),
        change(Examples.PREFLIB, "3: 2, 3", "3 2, 3", "line 11, column 3: a colon was expected"),
        change(Examples.PREFLIB, "VOTERS: 9", "VOTERS: 8", "line 5: NUMBER VOTERS says 8, but"),
        change(Examples.PREFLIB, "ORDERS: 3", "ORDERS: 4", "line 6: NUMBER UNIQUE ORDERS says 4"),
        change(Examples.PREFLIB, "TIVES: 3", "TIVES: 4", "line 4: NUMBER ALTERNATIVES says 4"),
        change(Examples.PREFLIB, "NAME 3: Trees", "NAME 3: Trams", "line 9, column 23: the option"),
        change(
            Examples.PREFLIB,
            "NAME 3: Trees",
            "NAME 5: Trees",
            "line 9, column 23: ALTERNATIVE NAME 5"),
        change(
            Examples.PREFLIB, "TYPE: toi", "TYPE: wmd", "line 3, column 14: the data type 'wmd'"),
        change(Examples.PREFLIB, "TYPE: toi", "TYPE: soc", "line 10: options are equal here"),
        change(Examples.PREFLIB, "TYPE: toi", "TYPE: toc", "line 11: the order has 2 of 3 options"),
        change(Examples.PREFLIB, "2: 3\n", "", "line 5: NUMBER VOTERS says 9"),
        change(Examples.CATEGORIES, "1,{},{2", "1,{2", "line 13: 2 categories here"),
        change(Examples.CATEGORIES, "GORIES: 3", "GORIES: 2", "line 6: NUMBER CATEGORIES says 2"),
        change(Examples.LEGACY, "9,9,3", "9,8,3", "line 5, column 3: the sum of counts says 8"),
        change(Examples.LEGACY, "9,9,3", "9,9,2", "line 5, column 5: the number of orders says 2"),
        change(Examples.LEGACY, "2,Trams", "4,Trams", "line 3: the line '2,name' was expected"),
        change(
            Examples.LEGACY, "\n4,1,{2,3}\n3,2,3,1\n2,3", "", "line 5: the file ends without a b"),
        change(Examples.BLT, "4 2\n", "4 0\n", "line 2, column 3: the number of seats"),
        change(Examples.BLT, "4 2\n", "4 5\n", "line 2, column 3: the number of seats"),
        change(Examples.BLT, "4 2\n", "99999 2\n", "line 2, column 1: the number of options"),
        change(Examples.BLT, "1 3 4 0", "1 3 5 0", "line 4, column 7: there is no option '5'"),
        change(Examples.BLT, "1 3 4 0", "1 3 1 0", "line 4, column 7: the option '1' stands"),
        change(Examples.BLT, "1 3 4 0", "1 3 4", "line 4: the ballot does not end with 0"),
        change(Examples.BLT, "2=4", "2==4", "line 5, column 8: an option is given by its number"),
        change(
            Examples.BLT, "3 1 3 4 0", "x 1 3 4 0", "line 4, column 1: the number of ballots is"),
        change(Examples.BLT, "3 1 3 4 0", "0 1 3 4 0", "line 4, column 1: the file ends without"),
        change(Examples.BLT, "(b7)", "(b7", "line 5, column 1: no closing )"),
        change(Examples.BLT, "\"Ada\"", "\"Ada", "line 9, column 1: no closing \""),
        change(Examples.BLT, "\"Ada\"", "\"Ben\"", "line 10, column 1: the option 'Ben' is named"),
        change(Examples.BLT, "\"Ada\"", "17", "line 9, column 1: a name in quotes was expected"),
        change(
            Examples.BLT, "-2\n", "-2 -2\n", "line 3, column 4: the option 2 withdraws a second"),
        cut(Examples.BLT, "0\n\"Ada\"", "line 7: the file ends before the 0 that ends the ballots"),
        cut(Examples.BLT, "\"Dan", "line 11: 3 names for 4 options"),
        change(Examples.ABIF, "42:Mem", "42:Mam", "line 5, column 4: there is no option 'Mam'"),
        change(Examples.ABIF, "Mem>Nash>", "Mem>Nash>Mem>", "line 5, column 13: the option 'Mem'"),
        change(Examples.ABIF, "Mem>Nash>", "Mem>>Nash>", "line 5, column 8: an option is missing"),
        change(Examples.ABIF, "26*", "x26*", "line 6, column 1: the number of ballots"),
        change(Examples.ABIF, "Mem # two", "Mem ! two", "line 6, column 13: '>', '=' or ','"),
        change(Examples.ABIF, "tanooga]", "tanooga", "line 5, column 13: no closing ]"),
        change(Examples.ABIF_SCORES, "B/3", "B/-3", "line 1, column 12: a score is"),
        change(Examples.PABULIB, "p1,p2", "p1,p9", "line 15, column 6: there is no option 'p9'"),
        change(Examples.PABULIB, "p1,p2", "p1,p1", "line 15, column 6: the project 'p1' stands"),
        change(Examples.PABULIB, "2;51;", "1;51;", "line 16, column 1: the voter '1' votes"),
        change(Examples.PABULIB, "votes;3", "votes;4", "line 5: num_votes says 4, but there are 3"),
        change(Examples.PABULIB, "p2;800", "p2;-800", "line 11, column 4: the cost is a plain"),
        change(Examples.PABULIB, "p2;800", "p1;800", "line 11, column 1: the option 'p1' is named"),
        change(Examples.PABULIB, "budget;2500,50", "x;y", "line 17: META does not state 'budget'"),
        change(Examples.PABULIB, "type;approval", "type;rank", "line 7, column 11: the vote type"),
        change(Examples.PABULIB, "type;approval", "type;choose-1", "line 15: 2 projects, but one"),
        change(Examples.PABULIB, "id;cost", "id;price", "line 10: PROJECTS has no column 'cost'"),
        change(Examples.PABULIB, "3;23;p3", "3;23", "line 17: the line ends before the column"),
        change(Examples.PABULIB, "3;23;p3", "3;23;p3;7", "line 17: 4 fields, but VOTES has 3"),
        change(Examples.PABULIB_POINTS, "3,1", "3", "line 11: points for 1 of 2 projects"),
        change(Examples.PABULIB_POINTS, "3,1", "3,-1", "line 11, column 7: a number of points"),
        change(Examples.DEBIAN, "V: 213", "V: 2134", "line 10, column 4: the ballot '2134' has 4"),
        change(Examples.DEBIAN, "V: 213", "V: 203", "line 10, column 5: a rank is a digit from 1"),
        change(Examples.DEBIAN, "V: 1-1", "X: 1-1", "line 11: 'V: ' and a ballot was expected"),
        change(Examples.DEBIAN, "Option 2", "Option 3", "line 7, column 14: option 2 was expected"),
        change(Examples.DEBIAN, "Ben Bell", "Ada Adams", "line 7, column 26: the option 'Ada A"),
        change(Examples.GRADES, "\"good\",", "\"great\",", "line 3, column 41: there is no grade"),
        change(Examples.GRADES, "\"Trams\": 0", "\"Trams\": 3", "line 3, column 58: a number of"),
        change(
            Examples.GRADES, "\"Trams\": 0", "\"Pumps\": 0", "line 3, column 56: not JSON: Dupl"),
        change(
            Examples.GRADES, "\"Trams\": 0", "\"Tram\": 0", "line 3, column 57: there is no opt"),
        change(Examples.GRADES, "\"2.5\"", "-2", "line 3, column 14: the number of ballots"),
        change(
            Examples.GRADES, "\"2.5\"", "1e999999999", "line 3, column 14: the number of ballots"),
        change(
            Examples.GRADES, "\"ballots\"", "\"ballot\"", "line 2, column 12: there is no field"),
        change(
            Examples.GRADES, "{\"points\"", "{\"dots\"", "line 4, column 3: a ballot has one of"),
        change(Examples.GRADES, "}}]}", "}}]", "not JSON"),
        change(Examples.GRADES, "}}]}", "}}]} 7", "line 4, column 35: something follows"),
        change(Examples.TALLIES, "4}", "1}", "line 1, column 44: 1 voters, but 3 graded"),
        change(Examples.PAIRS, "[3, 5]", "[3, 6]", "line 1, column 43: a value is between 0 and 5"),
        change(Examples.PAIRS, "[3, 5]", "[3]", "line 1, column 39: a placement has two values"),
        change(
            Examples.RANKS, "[\"Trees\"]]", "[]]", "line 2, column 80: a rank without an option"),
        change(Examples.CHOICES, "\"Pumps\": 1}", "\"Pump\": 1}", "line 1, column 42: there is no"),
        Arguments.of("", "line 1: the file is empty"),
        Arguments.of("\n \n", "line 1: the file is empty"),
        Arguments.of("Dear all,\n", "line 1: this is no election file that is known"),
        Arguments.of("2 1\n1 1 0\n0\n\"A\u0000\" \"B\"\n", "line 4, column 3: a control character"),
        Arguments.of("[".repeat(100_000), "not JSON"),
        Arguments.of("{\"a\":".repeat(100_000), "not JSON"),
        Arguments.of("1:A" + ">A".repeat(600_000), "line 1: longer than"),
        Arguments.of("[1]", "line 1, column 1: an election is an object"),
        Arguments.of("{}", "line 1, column 1: 'options' is missing"),
        Arguments.of("# only\n# comments\n", "line 2: this is no election file"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatIsBrokenIsRefusedWithItsPlaceAndTheReason(String text, String refusal) {
    UnreadableFile said = catchThrowableOfType(UnreadableFile.class, () -> Examples.read(text));
    assertThat(said).hasMessageContaining(refusal);
    assertThat(said.said().lines()).hasSize(1);
  }

  @Test
  void theYoungerFormatsMustBeUtf8() {
    for (String text :
        new String[] {
          Examples.ABIF.replace("Nashville", "Nâshville"),
          Examples.PABULIB.replace("Pumps", "Pûmps"),
          Examples.GRADES.replace("Pumps", "Pûmps")
        }) {
      UnreadableFile said =
          catchThrowableOfType(
              UnreadableFile.class,
              () -> ElectionFiles.read(text.getBytes(StandardCharsets.ISO_8859_1)));
      assertThat(said).hasMessageContaining("this is not UTF-8").hasMessageStartingWith("line ");
    }
  }

  @Test
  void aFileThatIsTooLargeIsRefusedUnread() {
    UnreadableFile said =
        catchThrowableOfType(
            UnreadableFile.class, () -> ElectionFiles.read(new byte[Limits.MAX_BYTES + 1]));
    assertThat(said).hasMessage("the file is larger than 64 MiB");
  }

  private static Arguments change(String example, String from, String to, String refusal) {
    assertThat(example).contains(from);
    int at = example.indexOf(from);
    return Arguments.of(
        example.substring(0, at) + to + example.substring(at + from.length()), refusal);
  }

  private static Arguments cut(String example, String from, String refusal) {
    return Arguments.of(example.substring(0, example.indexOf(from)), refusal);
  }
}
