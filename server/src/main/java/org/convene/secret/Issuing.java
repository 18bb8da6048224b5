package org.convene.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.convene.base.MandateId;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.base.Secrets;
import org.convene.poll.BallotRules;
import org.convene.secret.BlindSigner.Signed;
import org.convene.secret.SecretPages.Kind;

/// Signs the blinded tokens of those who may vote, each unit of a mandate once. What is kept says
/// for which unit a signature was given and to which blinded message, which tells nothing of the
/// token, not even to whoever has the key. Methods wait; on a virtual thread.
final class Issuing {
  sealed interface Outcome {
    record Issued(List<byte[]> signatures) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
  }

  private final SecretPolls polls;
  private final Map<PollId, PageWriter> writers = new ConcurrentHashMap<>();

  Issuing(SecretPolls polls) {
    this.polls = polls;
  }

  /// @param from the unit that the first is for
  Outcome issue(SecretPoll poll, Right right, int from, List<byte[]> blinded) {
    if (from + blinded.size() > right.units()) {
      return refuse(
          Refusal.invalid(
              "too-many-tokens", "this mandate gets " + right.units() + " tokens, one a unit"));
    }
    Optional<BlindSigner> signer = polls.signer(poll.id(), right.kind()).await();
    if (signer.isEmpty()) {
      return notOpen(poll);
    }
    return sign(signer.get(), blinded)
        .map(signatures -> record(poll, right.mandate(), from, blinded, signatures))
        .orElseGet(() ->
            refuse(
                Refusal.invalid(
                    "invalid-token", "a blinded message is a number below the key's modulus")));
  }

  private Outcome record(
      SecretPoll poll, MandateId mandate, int from, List<byte[]> blinded, List<byte[]> signatures) {
    Map<String, JsonNode> issued = new LinkedHashMap<>();
    for (int i = 0; i < blinded.size(); i++) {
      issued.put(key(mandate, from + i), TextNode.valueOf(Secrets.hex(blinded.get(i))));
    }
    Optional<Map<String, JsonNode>> before = writer(poll).write(issued).await();
    if (before.isEmpty()) {
      writers.remove(poll.id());
      return notOpen(poll);
    }
    boolean others =
        before.get().entrySet().stream()
            .anyMatch(each -> !Objects.equals(issued.get(each.getKey()), each.getValue()));
    return others
        ? refuse(
            Refusal.conflict(
                "tokens-issued", "other tokens were signed for this mandate: it has no more"))
        : new Outcome.Issued(signatures);
  }

  /// Random for whoever does not know the mandate, as pages are chosen by it.
  private static String key(MandateId mandate, int unit) {
    byte[] id = mandate.toString().getBytes(StandardCharsets.UTF_8);
    return Secrets.hex(ByteBuffer.allocate(id.length + 4).put(id).putInt(unit).array());
  }

  private static Optional<List<byte[]>> sign(BlindSigner signer, List<byte[]> blinded) {
    List<byte[]> signatures = new ArrayList<>();
    for (byte[] each : blinded) {
      switch (signer.sign(each)) {
        case Signed.Done(byte[] signature) -> signatures.add(signature);
        case Signed.Unfit _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(signatures);
  }

  private PageWriter writer(SecretPoll poll) {
    return writers.computeIfAbsent(
        poll.id(), id -> new PageWriter(polls.pages(), id, Kind.ISSUED, poll.pages()));
  }

  private Outcome notOpen(SecretPoll poll) {
    return refuse(BallotRules.notOpen(polls.state(poll.id()).await()));
  }

  private static Outcome refuse(Refusal refusal) {
    return new Outcome.Refused(refusal);
  }
}
