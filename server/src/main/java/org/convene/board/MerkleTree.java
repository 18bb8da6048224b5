package org.convene.board;

import java.util.ArrayList;
import java.util.List;

/// The hash tree of RFC 6962, section 2.1: one hash that stands for all leaves in their order, and
/// for each leaf a short proof that it is among them. Leaves and inner nodes are hashed with
/// different first bytes, so that neither can be taken for the other.
public final class MerkleTree {
  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  /// From the leaves to the root. Each row pairs the one below; who is left over moves up.
  private final List<List<Hash>> rows = new ArrayList<>();

  /// Hashes everything once: a root costs nothing then, and a proof what it holds.
  ///
  /// @param leaves their hashes, from [#leaf]
  public MerkleTree(List<Hash> leaves) {
    rows.add(List.copyOf(leaves));
    while (rows.getLast().size() > 1) {
      rows.add(above(rows.getLast()));
    }
  }

  private static List<Hash> above(List<Hash> row) {
    List<Hash> above = new ArrayList<>();
    for (int i = 0; i < row.size(); i += 2) {
      above.add(i + 1 < row.size() ? node(row.get(i), row.get(i + 1)) : row.get(i));
    }
    return above;
  }

  public static Hash leaf(byte[] content) {
    return Hash.of(LEAF, content);
  }

  /// Of no leaves: the hash of nothing.
  public Hash root() {
    return rows.getFirst().isEmpty() ? Hash.of() : rows.getLast().getFirst();
  }

  /// The hashes that lead from a leaf to the root, from below (the audit path of the RFC).
  public List<Hash> proof(int index) {
    List<Hash> path = new ArrayList<>();
    int at = index;
    for (List<Hash> row : rows) {
      int other = at % 2 == 0 ? at + 1 : at - 1;
      if (other < row.size()) {
        path.add(row.get(other));
      }
      at /= 2;
    }
    return path;
  }

  /// Whether the leaf is the one at `index` of a tree of `size` leaves with that root.
  public static boolean holds(Hash leaf, int index, int size, List<Hash> proof, Hash root) {
    if (index < 0 || index >= size || proof.size() != height(index, size)) {
      return false;
    }
    return climb(leaf, index, size, proof).equals(root);
  }

  private static Hash climb(Hash leaf, int index, int size, List<Hash> proof) {
    if (size == 1) {
      return leaf;
    }
    int left = split(size);
    Hash other = proof.getLast();
    List<Hash> below = proof.subList(0, proof.size() - 1);
    return index < left
        ? node(climb(leaf, index, left, below), other)
        : node(other, climb(leaf, index - left, size - left, below));
  }

  private static int height(int index, int size) {
    if (size == 1) {
      return 0;
    }
    int left = split(size);
    return 1 + (index < left ? height(index, left) : height(index - left, size - left));
  }

  /// The largest power of two below the size.
  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }

  private static Hash node(Hash left, Hash right) {
    return Hash.of(NODE, left.bytes(), right.bytes());
  }
}
