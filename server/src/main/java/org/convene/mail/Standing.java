package org.convene.mail;

import io.vertx.core.Future;

/// Asked before a letter with a topic is handed to the mail server, which may be long after it was
/// written: the port of whoever writes letters that may become untrue.
@FunctionalInterface
public interface Standing {
  /// All letters stay true.
  Standing ALWAYS = _ -> Future.succeededFuture(true);

  /// @param topic of the letter
  /// @return false to take it back
  Future<Boolean> holds(String topic);
}
