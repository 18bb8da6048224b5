package org.convene.board;

import java.util.List;
import java.util.Optional;

/// Whether each head follows from what is before it, and is signed.
final class ChainCheck {
  private ChainCheck() {}

  static Optional<Finding> flaw(Bundle bundle) {
    Hash head = new Chain(bundle.poll(), List.of()).head();
    for (int i = 0; i < bundle.entries().size(); i++) {
      Posted posted = bundle.entries().get(i);
      head = Chain.next(head, posted.entry());
      if (!head.equals(posted.head())) {
        return Finding.at(
            "entries[" + i + "]", "its head does not follow from it and the head before");
      }
      if (!bundle.key().verifies(bundle.poll(), i, head, posted.signature())) {
        return Finding.at(
            "entries[" + i + "].signature",
            "it is not the key's signature of this head at this place of this poll's board");
      }
    }
    return Optional.empty();
  }
}
