package org.convene.live;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.convene.base.CommitmentId;
import org.convene.base.HolderId;
import org.convene.base.MandateId;
import org.convene.base.Role;
import org.convene.participant.Admission;
import org.convene.participant.CommitmentRef;
import org.convene.poll.Voters;
import org.convene.roll.Mandate;
import org.convene.roll.Voter;
import org.convene.roll.Weight;
import org.jspecify.annotations.Nullable;

/// What somebody who is here may vote for: only participants vote, for themselves, for the
/// commitment that they say they speak for, and for whatever a roll names them for.
final class Mandates {
  /// A mandate of somebody who is here, as a roll of those who are would have it.
  ///
  /// @param commitment whose class is its class
  record Elector(Mandate mandate, @Nullable CommitmentId commitment) {
    Mandate of(Map<CommitmentId, String> classes) {
      String kind = commitment == null ? null : classes.get(commitment);
      return new Mandate(
          mandate.id(), mandate.of(), mandate.name(), kind, mandate.weight(), mandate.holders());
    }
  }

  private Mandates() {}

  static Optional<Voter> voter(Admission admission) {
    if (admission.role() != Role.PARTICIPANT || admission.participant() == null) {
      return Optional.empty();
    }
    Set<HolderId> persons = new HashSet<>();
    persons.add(new HolderId(admission.participant().value()));
    if (admission.holder() != null) {
      persons.add(admission.holder());
    }
    CommitmentRef commitment = admission.commitment();
    return Optional.of(new Voter(persons, commitment == null ? null : commitment.id()));
  }

  /// Nobody's, where the session prepares the roll.
  static Optional<Elector> elector(Admission admission, Voters voters) {
    if (admission.role() != Role.PARTICIPANT || admission.participant() == null) {
      return Optional.empty();
    }
    return switch (voters) {
      case PARTICIPANTS -> Optional.of(person(admission, admission.participant().value()));
      case COMMITMENTS -> Optional.ofNullable(admission.commitment()).map(Mandates::commitment);
      case ROLL -> Optional.empty();
    };
  }

  private static Elector person(Admission admission, UUID id) {
    CommitmentRef commitment = admission.commitment();
    Mandate mandate =
        new Mandate(
            new MandateId(id),
            Mandate.Of.PERSON,
            admission.name(),
            null,
            Weight.ONE,
            List.of(new HolderId(id)));
    return new Elector(mandate, commitment == null ? null : commitment.id());
  }

  private static Elector commitment(CommitmentRef of) {
    Mandate mandate =
        new Mandate(
            new MandateId(of.id().value()),
            Mandate.Of.COMMITMENT,
            of.name(),
            null,
            Weight.ONE,
            List.of());
    return new Elector(mandate, of.id());
  }
}
