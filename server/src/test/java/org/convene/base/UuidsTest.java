package org.convene.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UuidsTest {
  @Test
  void idsMadeOneAfterAnotherStandInThatOrderAsTextAndInTheDatabase() {
    List<String> ids = Stream.generate(Uuids::v7).limit(20_000).map(UUID::toString).toList();
    assertThat(ids).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void theyAreOfVersionSevenWithTheTimeTheyWereMade() {
    long before = System.currentTimeMillis();
    UUID id = Uuids.v7();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isGreaterThanOrEqualTo(before);
  }
}
