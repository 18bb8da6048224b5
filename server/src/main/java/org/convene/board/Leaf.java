package org.convene.board;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.convene.base.MandateId;
import org.convene.poll.Ballot;
import org.convene.roll.Mandate;
import org.convene.roll.Weight;
import org.jspecify.annotations.Nullable;

/// A ballot as it stands on the board. Exactly one of the first three says whose it is.
///
/// @param mandate of a named poll whose ballots everyone may see
/// @param voter of another named poll: SHA-256 of a salt and the mandate; see [Salts]
/// @param token of a secret poll: SHA-256 of the token
/// @param weight of a named ballot; a secret one weighs 1
/// @param kind the class of the mandate; of a token only where the poll counts classes
public record Leaf(
    @Nullable MandateId mandate,
    @Nullable Hash voter,
    @Nullable Hash token,
    @Nullable Weight weight,
    @JsonProperty("class") @Nullable String kind,
    Ballot ballot) {
  public Leaf {
    if (Stream.of(mandate == null, voter == null, token == null).filter(no -> !no).count() != 1) {
      throw new IllegalArgumentException("a ballot has a mandate, a voter or a token");
    }
    if ((token == null) == (weight == null)) {
      throw new IllegalArgumentException("a named ballot has a weight, a secret one has none");
    }
  }

  public static Leaf open(Mandate of, Ballot ballot) {
    return new Leaf(of.id(), null, null, of.weight(), of.kind(), ballot);
  }

  public static Leaf veiled(Mandate of, Salts salts, Ballot ballot) {
    Hash voter = Salts.veil(salts.of(of.id()), of.id());
    return new Leaf(null, voter, null, of.weight(), of.kind(), ballot);
  }

  public static Leaf secret(Hash token, @Nullable String kind, Ballot ballot) {
    return new Leaf(null, null, token, null, kind, ballot);
  }

  /// What the ballot counts for.
  public BigDecimal counts() {
    return weight == null ? BigDecimal.ONE : weight.value();
  }

  public JsonNode json() {
    return Canonical.tree(this);
  }

  static Hash hash(JsonNode leaf) {
    return MerkleTree.leaf(Canonical.bytes(leaf));
  }
}
