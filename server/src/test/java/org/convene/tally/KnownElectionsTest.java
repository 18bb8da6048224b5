package org.convene.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.tally.Ballots.count;
import static org.convene.tally.Ballots.known;
import static org.convene.tally.Ballots.written;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Elections that were held, with the results that were published.
class KnownElectionsTest {
  /// Debian's constitution has the unranked last; had it not, another would lead the project.
  @Test
  void whatUnrankedMeansElectedTheDebianLeaderOf2006() {
    Election election = known("debian-2006");
    assertThat(written(count(new Schulze(Unranked.LAST, Strength.MARGINS), election)))
        .isEqualTo(
            "Towns > McIntyre > Wolffelaar = Schuldei > Allombert > None > Pollak > Walther");
    assertThat(written(count(new Schulze(Unranked.NONE, Strength.MARGINS), election)))
        .isEqualTo(
            "McIntyre > Towns > Wolffelaar > Schuldei > Allombert > None > Pollak > Walther");
  }

  @ParameterizedTest
  @EnumSource
  void theDebianLeaderOf2007(Unranked unranked) {
    assertThat(written(count(new Schulze(unranked, Strength.MARGINS), known("debian-2007"))))
        .isEqualTo(
            "Hocevar > McIntyre > Hertzog > Verhelst > Towns > Franco > None > Richter > Mahinovs");
  }

  /// 1 and 7 have equally few votes in the seventh round; whichever left first, the other followed.
  @Test
  void inTidemansA3TwoLeaveTogether() {
    Outcome outcome = count(new InstantRunoff(Unranked.NONE), known("tideman-a3"));
    assertThat(written(outcome))
        .isEqualTo("6 > 8 > 4 > 11 > 2 > 5 > 14 > 1 = 7 > 12 > 3 > 9 > 10 > 15 > 13");
    assertThat(outcome.winners()).containsExactly("6");
    assertThat(outcome.lots()).isEmpty();
  }

  /// Three methods, three mayors.
  @ParameterizedTest
  @EnumSource
  void theMayorOfBurlington(Unranked unranked) {
    Election election = known("burlington-2009");
    assertThat(count(new InstantRunoff(unranked), election).winners()).containsExactly("Kiss");
    assertThat(count(new Plurality(), election).winners()).containsExactly("Wright");
    for (Strength strength : Strength.values()) {
      assertThat(count(new Schulze(unranked, strength), election).winners())
          .containsExactly("Montroll");
      assertThat(count(new RankedPairs(unranked, strength), election).winners())
          .containsExactly("Montroll");
    }
  }

  /// The official count had 4,313 and 4,061 here: the published ballots are a few more.
  @Test
  void theRoundsOfBurlington() {
    Outcome outcome = count(new InstantRunoff(Unranked.NONE), known("burlington-2009"));
    Explanation.Round last =
        ((Explanation.Rounds) outcome.explanation())
            .rounds().stream().filter(round -> round.votes().size() == 2).findFirst().orElseThrow();
    assertThat(last.votes())
        .extracting(standing -> standing.option() + " " + standing.votes())
        .containsExactly("Kiss 4314", "Wright 4064");
    assertThat(last.elected()).containsExactly("Kiss");
  }
}
