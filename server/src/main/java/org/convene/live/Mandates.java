package org.convene.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convene.base.MandateId;
import org.convene.base.Role;
import org.convene.participant.Admission;
import org.convene.poll.Voters;

/// Which mandates a person may cast: only participants vote, for themselves or for their
/// commitment.
final class Mandates {
  private Mandates() {}

  static Optional<MandateId> of(Admission admission, Voters voters) {
    if (admission.role() != Role.PARTICIPANT || admission.participant() == null) {
      return Optional.empty();
    }
    return switch (voters) {
      case PARTICIPANTS -> Optional.of(new MandateId(admission.participant().value()));
      case COMMITMENTS ->
          Optional.ofNullable(admission.commitment()).map(of -> new MandateId(of.id().value()));
      case ROLL -> Optional.empty();
    };
  }

  static List<MandateId> of(Admission admission) {
    List<MandateId> mandates = new ArrayList<>();
    for (Voters voters : Voters.values()) {
      of(admission, voters).ifPresent(mandates::add);
    }
    return mandates;
  }
}
