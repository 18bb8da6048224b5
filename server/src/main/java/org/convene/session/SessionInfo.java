package org.convene.session;

import java.time.Instant;
import java.util.UUID;
import org.convene.base.SessionId;
import org.convene.base.Text;

/// What a session has from its rows rather than from its log.
///
/// @param epoch changes when the log is restored to an earlier state, so that revisions are never
///   mixed up
/// @param code six characters to join with
/// @param kind of the meeting
/// @param zone IANA time zone of the meeting
public record SessionInfo(
    SessionId id,
    UUID epoch,
    String slug,
    String code,
    Text title,
    String kind,
    String zone,
    Instant plannedStart,
    Instant plannedEnd) {}
