package org.convene.session;

import java.util.List;
import java.util.Optional;
import org.convene.base.MandateId;
import org.convene.base.PollId;
import org.convene.base.SessionId;
import org.convene.http.Call;

/// Which mandates a caller could cast in a poll that has closed. Waits; on a virtual thread.
@FunctionalInterface
public interface OwnMandates {
  /// @return empty for somebody who is not known; no mandates for one who has none
  Optional<List<MandateId>> of(Call call, SessionId session, PollId poll);
}
