package org.convene.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.roll.RollWorld.id;
import static org.convene.roll.RollWorld.lends;
import static org.convene.roll.RollWorld.mandate;
import static org.convene.roll.RollWorld.ofPerson;
import static org.convene.roll.RollWorld.person;
import static org.convene.roll.RollWorld.speakingFor;
import static org.convene.roll.RollWorld.voter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convene.base.CommitmentId;
import org.convene.base.Refusal;
import org.junit.jupiter.api.Test;

/// Ghent (1) has the delegates 1 (head) and 2, and holds the proxy of Leuven (2), whose delegate is
/// 3. Person 4 votes for themselves (3). Nobody is named for Bruges (4).
class ElectorateTest {
  private final Electorate electorate =
      new Electorate(
          new Roll(
              List.of(mandate(1, 1, 2), mandate(2, 3), ofPerson(3, 4), mandate(4)),
              List.of(lends(2, 1))));

  private String refusal(Voter voter, int mandate, boolean headOnly) {
    return electorate.flaw(voter, id(mandate), headOnly).map(Refusal::code).orElse("");
  }

  private List<String> held(Voter voter) {
    return electorate.of(voter).stream()
        .map(held -> held.mandate().name() + " " + held.as().json() + (held.head() ? " head" : ""))
        .toList();
  }

  @Test
  void aDelegateVotesForTheirCommitmentAndAsItsProxy() {
    assertThat(held(voter(1))).containsExactly("Mandate 1 delegate head", "Mandate 2 proxy head");
    assertThat(held(voter(2))).containsExactly("Mandate 1 delegate", "Mandate 2 proxy");
  }

  @Test
  void aPersonVotesForThemselves() {
    assertThat(held(voter(4))).containsExactly("Person 3 own head");
  }

  @Test
  void whoLendsAMandateMayStillCastIt() {
    assertThat(held(voter(3))).containsExactly("Mandate 2 delegate head");
    assertThat(refusal(voter(3), 2, true)).isEmpty();
  }

  @Test
  void onesWordIsEnoughOnlyWhereNobodyIsNamed() {
    assertThat(held(speakingFor(4))).containsExactly("Mandate 4 delegate");
    assertThat(held(speakingFor(1))).isEmpty();
    assertThat(refusal(speakingFor(1), 1, false)).isEqualTo("not-on-the-roll");
  }

  @Test
  void nobodyCastsWhatIsNotTheirs() {
    assertThat(refusal(voter(3), 1, false)).isEqualTo("not-your-mandate");
    assertThat(refusal(voter(9), 1, false)).isEqualTo("not-on-the-roll");
    assertThat(refusal(voter(1), 9, false)).isEqualTo("not-on-the-roll");
  }

  @Test
  void onlyTheHeadCastsWhereThePollSaysSoProxiesToo() {
    assertThat(refusal(voter(1), 1, true)).isEmpty();
    assertThat(refusal(voter(1), 2, true)).isEmpty();
    assertThat(refusal(voter(2), 1, true)).isEqualTo("not-head-of-delegation");
    assertThat(refusal(voter(2), 2, true)).isEqualTo("not-head-of-delegation");
    assertThat(refusal(speakingFor(4), 4, true)).isEqualTo("not-head-of-delegation");
  }

  @Test
  void aProxyIsInForceWhileItsHolderIsHere() {
    assertThat(electorate.present(List.of(voter(2)))).containsOnly(id(1), id(2));
    assertThat(electorate.present(List.of(voter(4)))).containsOnly(id(3));
    assertThat(electorate.present(List.of())).isEmpty();
  }

  @Test
  void oneIsWhoOnesLinkSaysAndWhoOneIsInTheRoom() {
    Voter both = new Voter(Set.of(person(1), person(4)), new CommitmentId(id(4).value()));
    assertThat(electorate.of(both).stream().map(held -> held.mandate().id()))
        .containsExactlyInAnyOrder(id(1), id(3), id(4), id(2));
    assertThat(Optional.of(electorate.of(both).getLast().as())).contains(Held.As.PROXY);
  }
}
