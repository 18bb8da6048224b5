package org.convene.account;

import org.convene.base.SessionId;
import org.convene.http.Call;
import org.convene.http.Reply;

/// What the routes here ask of those who know the guests of sessions.
public interface Guests {
  /// A new access token for the guest cookie of `session`.
  Reply refresh(Call call, SessionId session);

  /// Who a guest's access token speaks for.
  Reply describe(Identity.Guest guest);
}
