package org.convene.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.convene.base.PollId;

/// A poll's board as far as it goes. Immutable: posting gives the next.
public record Chain(PollId poll, List<Posted> posted) {
  private static final Hash START = Hash.of32(new byte[32]);

  public Chain {
    posted = List.copyOf(posted);
  }

  /// The head before any entry: 32 zero bytes.
  public Hash head() {
    return posted.isEmpty() ? START : posted.getLast().head();
  }

  public Chain post(Entry entry, BoardSigner signer) {
    JsonNode json = entry.json();
    Hash head = next(head(), json);
    List<Posted> all = new ArrayList<>(posted);
    all.add(new Posted(json, head, signer.sign(poll, posted.size(), head)));
    return new Chain(poll, all);
  }

  static Hash next(Hash before, JsonNode entry) {
    return Hash.of(before.bytes(), Canonical.bytes(entry));
  }
}
