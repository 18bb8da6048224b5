package org.convene.secret;

import java.util.List;
import java.util.Optional;
import org.convene.base.MandateId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.http.Call;

/// Who may vote, asked by whoever signs tokens. Methods wait; on a virtual thread.
public interface Rights {
  /// What came of asking.
  sealed interface Answer {
    /// @param rights at least one
    record May(List<Right> rights) implements Answer {
      public May {
        rights = List.copyOf(rights);
      }
    }

    record MayNot(Refusal refusal) implements Answer {}
  }

  /// Why the caller is nobody in this session, if so: before anything of its polls is told.
  Optional<Refusal> stranger(Call call, SessionId session);

  /// What the caller may cast in a poll of the session.
  Answer of(Call call, SecretPoll poll);

  /// Why the caller, who may cast others, may not cast this one.
  Refusal notYours(Call call, SecretPoll poll, MandateId mandate);
}
