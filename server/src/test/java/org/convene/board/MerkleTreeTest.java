package org.convene.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// The tree of RFC 6962.
final class MerkleTreeTest {
  /// The leaves and roots of Certificate Transparency's own reference tests.
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static List<Hash> leaves(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> MerkleTree.leaf(Integer.toString(i).getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  @Test
  void roots_are_those_of_the_reference() {
    List<Hash> leaves =
        LEAVES.stream().map(hex -> MerkleTree.leaf(HexFormat.of().parseHex(hex))).toList();
    Stream.of(
            "0 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "1 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "2 fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "3 aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "4 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "5 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "6 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "7 ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "8 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
        .map(line -> line.split(" ", 2))
        .forEach(line ->
            assertThat(new MerkleTree(leaves.subList(0, Integer.parseInt(line[0]))).root().hex())
                .isEqualTo(line[1]));
  }

  @Property(tries = 60)
  void every_leaf_has_a_proof_that_holds_for_it_alone(@ForAll @IntRange(min = 1, max = 70) int n) {
    List<Hash> leaves = leaves(n);
    MerkleTree tree = new MerkleTree(leaves);
    for (int i = 0; i < n; i++) {
      List<Hash> proof = tree.proof(i);
      for (int other = 0; other < n; other++) {
        assertThat(MerkleTree.holds(leaves.get(other), i, n, proof, tree.root()))
            .isEqualTo(other == i);
      }
      assertThat(MerkleTree.holds(leaves.get(i), i + 1, n, proof, tree.root())).isFalse();
      List<Hash> longer = new ArrayList<>(proof);
      longer.add(leaves.get(0));
      assertThat(MerkleTree.holds(leaves.get(i), i, n, longer, tree.root())).isFalse();
    }
  }

  @Test
  void no_place_outside_the_tree_is_proved() {
    Hash leaf = leaves(1).getFirst();
    assertThat(MerkleTree.holds(leaf, 0, 1, List.of(), leaf)).isTrue();
    assertThat(MerkleTree.holds(leaf, 1, 1, List.of(), leaf)).isFalse();
    assertThat(MerkleTree.holds(leaf, -1, 1, List.of(), leaf)).isFalse();
    assertThat(MerkleTree.holds(leaf, 0, 0, List.of(), leaf)).isFalse();
  }
}
