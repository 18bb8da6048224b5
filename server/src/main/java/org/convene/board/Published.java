package org.convene.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convene.base.Json;
import org.convene.base.MandateId;
import org.convene.roll.Roll;
import org.jspecify.annotations.Nullable;

/// All of a closed poll's board, from which bundle and receipts are made. Everybody asks for one at
/// the same moment, just after the close: so what costs as much as the poll has ballots is done
/// here once, and an answer costs what it says. Immutable.
public final class Published {
  /// One of them says whose a leaf is.
  private static final List<String> OWNERS = List.of("mandate", "voter", "token");

  private final BoardKey key;
  private final Chain chain;
  private final Salts salts;
  private final Leaves leaves;
  private final MerkleTree tree;
  private final Map<String, Integer> places = new HashMap<>();
  private final String bundle;

  /// @param roll as it was at the opening
  Published(BoardKey key, Chain chain, Roll roll, Salts salts, Leaves leaves) {
    this.key = key;
    this.chain = chain;
    this.salts = salts;
    this.leaves = leaves;
    this.tree = leaves.tree();
    for (int i = 0; i < leaves.hashed().size(); i++) {
      JsonNode leaf = leaves.hashed().get(i).leaf();
      for (String owner : OWNERS) {
        if (leaf.has(owner)) {
          places.put(place(owner, leaf.path(owner).asText()), i);
        }
      }
    }
    this.bundle = json(Bundle.of(key, chain, Canonical.tree(roll), leaves));
  }

  /// A [Bundle] as JSON.
  public String bundle() {
    return bundle;
  }

  /// The receipt of a ballot of a named poll.
  public Optional<Receipt> receipt(MandateId mandate) {
    String salt = salts.of(mandate);
    return receipt("mandate", mandate.toString(), null)
        .or(() -> receipt("voter", Salts.veil(salt, mandate).hex(), salt));
  }

  /// The receipt of a secret ballot.
  ///
  /// @param token its SHA-256
  public Optional<Receipt> receipt(String token) {
    return receipt("token", token, null);
  }

  private Optional<Receipt> receipt(String owner, String whose, @Nullable String salt) {
    return Optional.ofNullable(places.get(place(owner, whose)))
        .map(index -> Receipt.of(chain, key, leaves, tree, index, salt, ballots()));
  }

  private static String place(String owner, String whose) {
    return owner + " " + whose;
  }

  private int ballots() {
    return IntStream.range(0, chain.posted().size())
        .filter(i -> chain.posted().get(i).entry().path("type").asText().equals("ballots"))
        .findFirst()
        .orElseThrow();
  }

  private static String json(Bundle bundle) {
    try {
      return Json.MAPPER.writeValueAsString(bundle);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a bundle cannot be written as JSON", e);
    }
  }
}
