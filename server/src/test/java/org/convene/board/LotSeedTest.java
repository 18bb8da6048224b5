package org.convene.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convene.base.OptionId;
import org.junit.jupiter.api.Test;

/// The verifiable lot.
final class LotSeedTest {
  private static final LotSeed SEED = new LotSeed("01".repeat(32));
  private static final Hash CLOSE = new Hash("02".repeat(32));
  private static final List<OptionId> OPTIONS =
      IntStream.range(0, 5).mapToObj(i -> new OptionId(new UUID(7, i))).toList();

  @Test
  void options_are_drawn_by_the_hash_that_voters_can_compute() throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    List<String> expected =
        OPTIONS.stream()
            .map(option -> {
              sha.update(HexFormat.of().parseHex("01".repeat(32) + "02".repeat(32)));
              return HexFormat.of().formatHex(sha.digest(Hash.utf8(option.toString())));
            })
            .toList();
    List<Integer> order = SEED.order(CLOSE, OPTIONS).order();
    assertThat(order.stream().map(expected::get)).isSorted();
    assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void the_order_of_the_options_does_not_matter() {
    List<OptionId> drawn = SEED.order(CLOSE, OPTIONS).order().stream().map(OPTIONS::get).toList();
    List<OptionId> reversed = OPTIONS.reversed();
    assertThat(SEED.order(CLOSE, reversed).order().stream().map(reversed::get).toList())
        .isEqualTo(drawn);
  }

  @Test
  void every_option_has_the_same_chance() {
    Map<Integer, Integer> first = new HashMap<>();
    Stream.generate(LotSeed::random)
        .limit(2_000)
        .forEach(
            seed -> first.merge(seed.order(CLOSE, OPTIONS).order().getFirst(), 1, Integer::sum));
    assertThat(first.values()).hasSize(5).allMatch(times -> times > 300 && times < 500);
  }

  @Test
  void the_commitment_is_the_hash_of_the_seed() {
    assertThat(SEED.commitment()).isEqualTo(Hash.of(HexFormat.of().parseHex("01".repeat(32))));
  }
}
