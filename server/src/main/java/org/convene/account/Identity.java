package org.convene.account;

import org.convene.base.AccountId;
import org.convene.base.ParticipantId;
import org.convene.base.SessionId;

/// Whom an access token speaks for.
public sealed interface Identity {
  /// Somebody who signed in.
  record Account(AccountId id) implements Identity {}

  /// Somebody who joined one session without an account, and is nobody elsewhere.
  record Guest(SessionId session, ParticipantId participant) implements Identity {}
}
