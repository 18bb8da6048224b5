package org.convene.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.convene.base.MandateId;
import org.convene.roll.Roll;
import org.jspecify.annotations.Nullable;

/// All of a closed poll's board, from which bundle and receipts are made.
///
/// @param roll as it was at the opening
public record Published(BoardKey key, Chain chain, Roll roll, Salts salts, Leaves leaves) {
  public Bundle bundle() {
    return Bundle.of(key, chain, Canonical.tree(roll), leaves);
  }

  /// The receipt of a ballot of a named poll.
  public Optional<Receipt> receipt(MandateId mandate) {
    String salt = salts.of(mandate);
    String voter = Salts.veil(salt, mandate).hex();
    return receipt(leaf -> leaf.path("mandate").asText().equals(mandate.toString()), null)
        .or(() -> receipt(leaf -> leaf.path("voter").asText().equals(voter), salt));
  }

  /// The receipt of a secret ballot.
  ///
  /// @param token its SHA-256
  public Optional<Receipt> receipt(String token) {
    return receipt(leaf -> leaf.path("token").asText().equals(token), null);
  }

  private Optional<Receipt> receipt(Predicate<JsonNode> wanted, @Nullable String salt) {
    List<Integer> found = leaves.places(wanted);
    return found.stream()
        .findFirst()
        .map(index -> Receipt.of(chain, key, leaves, index, salt, place()));
  }

  private int place() {
    return IntStream.range(0, chain.posted().size())
        .filter(i -> chain.posted().get(i).entry().path("type").asText().equals("ballots"))
        .findFirst()
        .orElseThrow();
  }
}
