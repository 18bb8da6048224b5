package org.convene.caldav;

import org.convene.base.AccountId;
import org.jspecify.annotations.Nullable;

/// Whose calendar program it is.
///
/// @param member of the initiative
record Visitor(AccountId account, String name, @Nullable String email, boolean member) {
  /// Their address, or the id of the account, for those that have none.
  String user() {
    return email == null ? account.toString() : email;
  }

  boolean isCalled(String user) {
    return user.equalsIgnoreCase(email) || user.equalsIgnoreCase(account.toString());
  }
}
