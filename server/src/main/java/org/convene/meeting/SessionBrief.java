package org.convene.meeting;

import org.convene.base.MeetingId;
import org.convene.base.SessionId;

/// A live session as lists show it.
///
/// @param code six characters to join with
/// @param results how many polls have a published result
public record SessionBrief(
    SessionId id, MeetingId meeting, String code, Phase phase, int results) {}
