package org.convene.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.convene.board.BoardWorld.Kind;
import org.convene.roll.Mandate;
import org.convene.roll.Roll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Law: whoever voted finds the one receipt of their ballot, which holds for the bundle; nobody
/// else finds one.
final class PublishedTest {
  private static final int MANDATES = 21;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyBallotHasItsReceipt(Kind kind) {
    Bundle bundle = BoardWorld.bundle(kind, MANDATES, new Random(5));
    Roll roll = BoardWorld.roll(MANDATES);
    Published published =
        new Published(
            bundle.key(),
            new Chain(bundle.poll(), bundle.entries()),
            roll,
            BoardWorld.SALTS,
            new Leaves(bundle.ballots()));
    byte[] file = published.bundle().getBytes(StandardCharsets.UTF_8);
    assertThat(Bundle.read(file)).isEqualTo(new Bundle.Read.Whole<>(bundle));
    int found = 0;
    for (Mandate mandate : roll.mandates()) {
      Optional<Receipt> receipt = receipt(published, kind, mandate);
      if (receipt.isPresent()) {
        found++;
        assertThat(receipt.get().flaw(bundle)).isEmpty();
      }
    }
    assertThat(found).isEqualTo(bundle.ballots().size());
  }

  private static Optional<Receipt> receipt(Published published, Kind kind, Mandate mandate) {
    return kind == Kind.SECRET
        ? published.receipt(Hash.of(Hash.utf8(mandate.id().toString())).hex())
        : published.receipt(mandate.id());
  }
}
