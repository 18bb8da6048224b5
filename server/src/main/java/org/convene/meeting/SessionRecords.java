package org.convene.meeting;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;

/// What pages ask of live sessions. The room of the sessions answers; this package does not know
/// how they are kept.
public interface SessionRecords {
  /// Names where the calendar and all sessions stand: while it is the same, so is everything that
  /// is told here but who came. Empty on a server without an initiative.
  Future<Optional<String>> standing();

  /// The sessions of an initiative, by meeting; a meeting without one is left out.
  Future<Map<MeetingId, SessionBrief>> briefs(InitiativeId of);

  /// The session of a meeting; empty where it has none.
  Future<Optional<SessionBrief>> brief(MeetingId meeting);

  /// What anybody may read of a meeting's session; empty where it has none.
  Future<Optional<SessionRecord>> of(MeetingId meeting);
}
