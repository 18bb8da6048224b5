package org.convene.poll;

import org.convene.base.CommandId;
import org.convene.base.MandateId;
import org.convene.base.ParticipantId;

/// A ballot on its way: who casts it, for which mandate.
///
/// @param command the same id gives the same answer again and counts once
/// @param by the participant's name
/// @param rev the mandate's last known rev + 1; the highest counts
public record Cast(
    MandateId mandate,
    ParticipantId participant,
    String by,
    int rev,
    CommandId command,
    Ballot ballot) {}
