package org.convene.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;

/// All ballots of a poll, in the order of their hashes: nothing says in which they were cast.
///
/// @param hashed ascending
public record Leaves(List<Hashed> hashed) {
  /// @param leaf a [Leaf] as JSON
  public record Hashed(Hash hash, JsonNode leaf) {}

  public Leaves {
    hashed = List.copyOf(hashed);
  }

  public static Leaves of(List<Leaf> leaves) {
    return new Leaves(
        leaves.stream()
            .map(Leaf::json)
            .map(json -> new Hashed(Leaf.hash(json), json))
            .sorted(Comparator.comparing(Hashed::hash))
            .toList());
  }

  public MerkleTree tree() {
    return new MerkleTree(hashed.stream().map(Hashed::hash).toList());
  }

  public Entry.Ballots entry() {
    return new Entry.Ballots(hashed.size(), tree().root());
  }
}
