package org.convene.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.tally.Ballots.count;
import static org.convene.tally.Ballots.rankings;
import static org.convene.tally.Ballots.written;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PairwiseMethodsTest {
  /// M. Schulze's example of 45 voters, from the Wikipedia article on his method.
  static final Election FORTY_FIVE =
      rankings(
          "A B C D E",
          """
          5: A>C>B>E>D
          5: A>D>E>C>B
          8: B>E>D>A>C
          3: C>A>B>E>D
          7: C>A>E>B>D
          2: C>B>A>D>E
          7: D>C>E>B>A
          8: E>B>A>D>C
          """);

  /// Where Tennessee puts its capital, from the same encyclopedia.
  static final Election TENNESSEE =
      rankings(
          "Memphis Nashville Chattanooga Knoxville",
          """
          42: Memphis>Nashville>Chattanooga>Knoxville
          26: Nashville>Chattanooga>Knoxville>Memphis
          15: Chattanooga>Knoxville>Nashville>Memphis
          17: Knoxville>Chattanooga>Nashville>Memphis
          """);

  @ParameterizedTest
  @EnumSource
  void fortyFiveVoters(Strength strength) {
    Outcome outcome = count(new Schulze(Unranked.LAST, strength), FORTY_FIVE);
    assertThat(written(outcome)).isEqualTo("E > A > C > B > D");
    assertThat(outcome.winners()).containsExactly("E");
    assertThat(outcome.lots()).isEmpty();
  }

  @Test
  void theCapitalOfTennessee() {
    assertThat(count(new Schulze(Unranked.LAST, Strength.WINNING), TENNESSEE).winners())
        .containsExactly("Nashville");
    assertThat(written(count(new RankedPairs(Unranked.LAST), TENNESSEE)))
        .isEqualTo("Nashville > Chattanooga > Knoxville > Memphis");
    assertThat(written(count(new Borda(Unranked.LAST), TENNESSEE)))
        .isEqualTo("Nashville > Chattanooga > Memphis > Knoxville");
    assertThat(count(new Plurality(), TENNESSEE).winners()).containsExactly("Memphis");
  }
}
