package org.convene.secret;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.convene.base.Json;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.base.Secrets;
import org.convene.poll.Ballot;
import org.convene.poll.BallotRules;
import org.convene.secret.SecretPages.Kind;
import org.convene.secret.SecretPoll.ClassKey;
import org.convene.secret.SecretPolls.Paper;
import org.jspecify.annotations.Nullable;

/// Takes ballots that nobody's name is on. Methods wait; on a virtual thread.
final class Urn {
  sealed interface Outcome {
    /// Durable, now or before.
    ///
    /// @param token its SHA-256
    record Cast(String token) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
  }

  private final SecretPolls polls;
  private final Map<PollId, PageWriter> writers = new ConcurrentHashMap<>();

  Urn(SecretPolls polls) {
    this.polls = polls;
  }

  Outcome cast(SecretPoll poll, byte[] token, byte[] signature, Ballot ballot) {
    Optional<ClassKey> key = poll.signedBy(token, signature);
    if (key.isEmpty()) {
      return refuse(Refusal.forbidden("forged-token", "this poll's key has not signed the token"));
    }
    return BallotRules.flaw(poll.fields(), ballot)
        .map(Urn::refuse)
        .orElseGet(() -> put(poll, Secrets.hex(token), new Paper(key.get().kind(), ballot)));
  }

  private Outcome put(SecretPoll poll, String token, Paper paper) {
    JsonNode json = Json.MAPPER.valueToTree(paper);
    Optional<Map<String, JsonNode>> before = writer(poll).write(Map.of(token, json)).await();
    if (before.isEmpty()) {
      return late(poll, token, json);
    }
    return settled(token, json, before.get().get(token));
  }

  /// A ballot that was taken is answered again when the poll is over, too.
  private Outcome late(SecretPoll poll, String token, JsonNode paper) {
    writers.remove(poll.id());
    Refusal notOpen = BallotRules.notOpen(polls.state(poll.id()).await());
    return polls
        .pages()
        .find(poll.id(), poll.pages(), token)
        .await()
        .map(stored -> settled(token, paper, stored))
        .orElseGet(() -> refuse(notOpen));
  }

  private static Outcome settled(String token, JsonNode paper, @Nullable JsonNode before) {
    return before == null || Objects.equals(before, paper)
        ? new Outcome.Cast(token)
        : refuse(
            Refusal.conflict("token-used", "another ballot was cast with this token, and counts"));
  }

  private PageWriter writer(SecretPoll poll) {
    return writers.computeIfAbsent(
        poll.id(), id -> new PageWriter(polls.pages(), id, Kind.URN, poll.pages()));
  }

  private static Outcome refuse(Refusal refusal) {
    return new Outcome.Refused(refusal);
  }
}
