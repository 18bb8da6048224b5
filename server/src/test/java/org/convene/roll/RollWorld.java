package org.convene.roll;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.convene.base.CommitmentId;
import org.convene.base.HolderId;
import org.convene.base.MandateId;

/// Small rolls for tests. Mandates and people are called by number.
public final class RollWorld {
  private RollWorld() {}

  public static MandateId id(int number) {
    return new MandateId(new UUID(0x0199000000007000L, 0x8000000000000000L + number));
  }

  public static HolderId person(int number) {
    return new HolderId(new UUID(0x0199000000007000L, 0x9000000000000000L + number));
  }

  /// A commitment's, of the same number.
  public static Mandate mandate(int number, String weight, String kind, int... holders) {
    return new Mandate(
        id(number),
        Mandate.Of.COMMITMENT,
        "Mandate " + number,
        kind,
        Weight.of(weight),
        persons(holders));
  }

  public static Mandate mandate(int number, int... holders) {
    return mandate(number, "1", "city", holders);
  }

  static Mandate ofPerson(int number, int... holders) {
    return new Mandate(
        id(number), Mandate.Of.PERSON, "Person " + number, null, Weight.ONE, persons(holders));
  }

  private static List<HolderId> persons(int... numbers) {
    return Arrays.stream(numbers).mapToObj(RollWorld::person).toList();
  }

  public static Proxy lends(int lender, int holder) {
    return new Proxy(id(lender), id(holder));
  }

  static Voter voter(int... persons) {
    return new Voter(Set.copyOf(persons(persons)), null);
  }

  /// Says to speak for the commitment of that number.
  static Voter speakingFor(int commitment) {
    return new Voter(Set.of(), new CommitmentId(id(commitment).value()));
  }
}
