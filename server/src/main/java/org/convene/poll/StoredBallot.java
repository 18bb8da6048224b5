package org.convene.poll;

import java.time.Instant;
import org.convene.base.CommandId;
import org.convene.base.MandateId;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;

/// A ballot that is durable.
///
/// @param by the name of the participant who cast it
public record StoredBallot(
    PollId poll,
    MandateId mandate,
    ParticipantId participant,
    String by,
    int rev,
    CommandId command,
    Ballot ballot,
    Instant at) {}
