package org.convene.feed;

import io.vertx.core.Future;
import org.convene.base.AccountId;
import org.convene.base.InitiativeId;
import org.convene.feed.Audience.Own;

/// What somebody has to do with the meetings of an initiative. Whoever keeps the answers answers.
@FunctionalInterface
public interface Attending {
  Future<Own> of(AccountId account, InitiativeId initiative);
}
