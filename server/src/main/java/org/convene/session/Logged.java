package org.convene.session;

import java.time.Instant;
import java.util.UUID;
import org.convene.base.CommandId;

/// One row of a session's log.
///
/// @param revision contiguous from 1
/// @param actor the participant who commanded; the nil UUID for the server
/// @param command what it answered
public record Logged(
    long revision, Instant at, UUID actor, CommandId command, SessionEvent event) {}
