package org.convene.board;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.convene.base.PollId;
import org.convene.base.SessionId;
import org.convene.base.Tagged;
import org.convene.poll.PollFields;
import org.convene.roll.Mandate;
import org.convene.secret.TokenKey;
import org.jspecify.annotations.Nullable;

/// What is posted on a board: a setup when the poll opens, amendments of the roll while it is open,
/// and then ballots, close and result, or that it was cancelled. Names and fields, once released,
/// are read for ever.
public sealed interface Entry {
  Tagged JSON = new Tagged("entry", Entry.class);

  /// How this server breaks ties: by [LotSeed], and only where a cut-off needs it.
  String LOT = "lot";

  /// Everything that was settled before the first ballot.
  ///
  /// @param poll what is asked, and by which method and rules
  /// @param ties `lot`
  /// @param roll hash of the electoral roll, [org.convene.roll.Roll#hash]
  /// @param mandates how many it has
  /// @param seed [LotSeed#commitment]
  /// @param tokens only of a secret poll: a key for each class that is counted, else one
  @JsonTypeName("setup")
  record Setup(
      PollId id,
      SessionId session,
      Instant at,
      PollFields poll,
      String ties,
      Hash roll,
      int mandates,
      Hash seed,
      @Nullable List<Tokens> tokens)
      implements Entry {}

  /// @param kind the class that these tokens count in
  /// @param units how many may be signed: the weight of its mandates
  record Tokens(@JsonProperty("class") @Nullable String kind, TokenKey key, int units) {}

  /// Mandates that came to a named poll while it was open.
  @JsonTypeName("amendment")
  record Amendment(Instant at, List<Mandate> added) implements Entry {
    public Amendment {
      added = List.copyOf(added);
    }
  }

  /// @param root of the [MerkleTree] of all ballots, in the order of their hashes
  @JsonTypeName("ballots")
  record Ballots(int count, Hash root) implements Entry {}

  /// No time and no result is in it: its head goes into the lot, and neither can be tried out until
  /// the lot suits somebody.
  ///
  /// @param seed what the setup committed to
  @JsonTypeName("close")
  record Close(LotSeed seed) implements Entry {}

  /// @param result with its explanation: `poll/Result` as JSON
  @JsonTypeName("result")
  record Counted(Instant at, JsonNode result) implements Entry {}

  /// Its ballots do not count.
  @JsonTypeName("cancelled")
  record Cancelled(Instant at, String reason) implements Entry {}

  /// In canonical form.
  default JsonNode json() {
    return Canonical.tree(JSON.write(this));
  }
}
