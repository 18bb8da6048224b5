package org.convene.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.convene.base.PollId;
import org.jspecify.annotations.Nullable;

/// A voter's proof of being counted: the ballot as it stands on the board, and that it does.
///
/// @param leaf the [Leaf]
/// @param salt of a named poll whose ballots are not shown to everyone: with it a voter can show
///   whose the leaf is
/// @param index of the leaf among `size`
/// @param proof [MerkleTree#proof]
/// @param ballots the place of the entry `ballots` on the board
/// @param head of that entry
/// @param signature of that head
public record Receipt(
    String format,
    int version,
    PollId poll,
    BoardKey key,
    JsonNode leaf,
    @Nullable String salt,
    int index,
    int size,
    List<Hash> proof,
    Hash root,
    int ballots,
    Hash head,
    String signature) {
  public static final String FORMAT = "convene-receipt";
  public static final int VERSION = 1;

  public Receipt {
    proof = List.copyOf(proof);
  }

  /// @param tree of the leaves
  static Receipt of(
      Chain chain,
      BoardKey key,
      Leaves leaves,
      MerkleTree tree,
      int index,
      @Nullable String salt,
      int ballots) {
    Posted entry = chain.posted().get(ballots);
    return new Receipt(
        FORMAT,
        VERSION,
        chain.poll(),
        key,
        leaves.hashed().get(index).leaf(),
        salt,
        index,
        leaves.hashed().size(),
        tree.proof(index),
        tree.root(),
        ballots,
        entry.head(),
        entry.signature());
  }

  /// What is wrong with it by itself, if anything is.
  public Optional<Finding> flaw() {
    if (!MerkleTree.holds(Leaf.hash(leaf), index, size, proof, root)) {
      return Finding.at("receipt.proof", "the ballot is not in the tree with this root");
    }
    return key.verifies(poll, ballots, head, signature)
        ? Optional.empty()
        : Finding.at("receipt.signature", "not this key's signature of the head");
  }

  /// Why it does not belong to a bundle that was found right, if it does not.
  public Optional<Finding> flaw(Bundle bundle) {
    if (!poll.equals(bundle.poll())) {
      return Finding.at("receipt.poll", "the receipt is of another poll");
    }
    if (ballots < 0
        || ballots >= bundle.entries().size()
        || !bundle.entries().get(ballots).head().equals(head)) {
      return Finding.at("receipt.head", "the bundle's board has another head at this place");
    }
    return index >= 0
            && index < bundle.ballots().size()
            && bundle.ballots().get(index).leaf().equals(leaf)
        ? flaw()
        : Finding.at("receipt.leaf", "the bundle has another ballot at this place");
  }
}
