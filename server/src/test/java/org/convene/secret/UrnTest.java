package org.convene.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.sqlclient.Row;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.convene.base.MandateId;
import org.convene.base.OptionId;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.base.Text;
import org.convene.base.Uuids;
import org.convene.poll.Ballot;
import org.convene.poll.BallotsShownTo;
import org.convene.poll.Base;
import org.convene.poll.Delegates;
import org.convene.poll.Method;
import org.convene.poll.Option;
import org.convene.poll.PollFields;
import org.convene.poll.ResultsShown;
import org.convene.poll.Secrecy;
import org.convene.poll.Voters;
import org.convene.postgres.TestDatabase;
import org.convene.secret.SecretPolls.InUrn;
import org.convene.secret.SecretPolls.Signing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Tokens and ballots of a secret poll, on the real database.
final class UrnTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final BlindSigner SIGNER = BlindSigner.generate();
  private static final int UNITS = 600;
  private static final List<Option> OPTIONS =
      IntStream.range(0, 3)
          .mapToObj(
              i -> new Option(new OptionId(new UUID(9, i)), Text.of("en", "O" + i), null, null))
          .toList();

  private SecretPolls polls;
  private Issuing issuing;
  private Urn urn;
  private SecretPoll poll;

  @BeforeEach
  void anOpenPoll() {
    polls = new SecretPolls(DATABASE.database());
    issuing = new Issuing(polls);
    urn = new Urn(polls);
    PollId id = new PollId(Uuids.v7());
    DATABASE.execute(
        "insert into poll (id, session_id, state, changeable) values ('%s', '%s', 'open', false)"
            .formatted(id, DATABASE.newSession()));
    await(
        DATABASE
            .database()
            .pool()
            .withTransaction(connection ->
                polls.open(connection, id, fields(), List.of(new Signing(null, SIGNER, UNITS)))));
    poll = await(polls.find(id)).orElseThrow();
  }

  private static PollFields fields() {
    return new PollFields(
        null,
        Text.of("en", "Who?"),
        new Method.SingleChoice(),
        OPTIONS,
        ResultsShown.AFTER_CLOSE,
        Voters.ROLL,
        Secrecy.SECRET,
        Delegates.FIRST,
        BallotsShownTo.FACILITATORS,
        Base.VALID,
        null,
        null,
        false,
        true);
  }

  private record Token(byte[] token, byte[] signature) {}

  private static Right right(int number, int units) {
    return new Right(new MandateId(new UUID(5, number)), null, units);
  }

  private static Ballot choosing(int option) {
    return new Ballot.Options(List.of(OPTIONS.get(option).id()));
  }

  private static Blinding blinding() {
    byte[] message = new byte[32];
    new SecureRandom().nextBytes(message);
    byte[] token = Blinding.prepare(Variant.PSS_RANDOMIZED, message);
    return Blinding.blind(SIGNER.open(), Variant.PSS_RANDOMIZED, token);
  }

  private Token token(int mandate) {
    Blinding blinding = blinding();
    return new Token(blinding.message(), finish(blinding, issue(mandate, blinding)));
  }

  private List<byte[]> issue(int mandate, Blinding... blindings) {
    List<byte[]> blinded = Arrays.stream(blindings).map(Blinding::blinded).toList();
    Issuing.Outcome outcome = issuing.issue(poll, right(mandate, blindings.length), 0, blinded);
    return ((Issuing.Outcome.Issued) outcome).signatures();
  }

  private static byte[] finish(Blinding blinding, List<byte[]> signatures) {
    return blinding.finish(signatures.getFirst()).orElseThrow();
  }

  private static String refusal(Issuing.Outcome outcome) {
    return outcome instanceof Issuing.Outcome.Refused(Refusal refusal) ? refusal.code() : "";
  }

  private String cast(Token token, Ballot ballot) {
    return urn.cast(poll, token.token(), token.signature(), ballot)
            instanceof Urn.Outcome.Refused(Refusal refusal)
        ? refusal.code()
        : "";
  }

  private List<Ballot> stored() {
    return await(polls.urn(DATABASE.database().client(), poll.id())).stream()
        .map(InUrn::ballot)
        .toList();
  }

  private void state(String state) {
    DATABASE.execute("update poll set state = '%s' where id = '%s'".formatted(state, poll.id()));
  }

  private void close() {
    state("closed");
    await(
        DATABASE
            .database()
            .pool()
            .withTransaction(connection -> polls.close(connection, poll.id())));
  }

  @Test
  void a_signed_token_casts_one_ballot() {
    Token token = token(1);
    assertThat(cast(token, choosing(1))).isEmpty();
    assertThat(stored()).containsExactly(choosing(1));
    assertThat(await(polls.cast(poll.id()))).isEqualTo(1);
  }

  @Test
  void the_same_token_and_ballot_are_answered_again_and_count_once() {
    Token token = token(1);
    assertThat(cast(token, choosing(1))).isEmpty();
    assertThat(cast(token, choosing(1))).isEmpty();
    assertThat(cast(token, choosing(2))).isEqualTo("token-used");
    assertThat(stored()).containsExactly(choosing(1));
    close();
    assertThat(cast(token, choosing(1))).isEmpty();
    assertThat(cast(token, choosing(2))).isEqualTo("token-used");
  }

  @Test
  void what_is_forged_or_no_answer_is_refused() {
    Token token = token(1);
    byte[] changed = token.token().clone();
    changed[0] ^= 1;
    assertThat(cast(new Token(changed, token.signature()), choosing(1))).isEqualTo("forged-token");
    assertThat(cast(new Token(token.token(), new byte[256]), choosing(1)))
        .isEqualTo("forged-token");
    assertThat(cast(token, new Ballot.Options(List.of()))).isEqualTo("invalid-ballot");
    assertThat(stored()).isEmpty();
  }

  @Test
  void a_mandate_gets_as_many_tokens_as_it_weighs() {
    Blinding[] three = {blinding(), blinding(), blinding()};
    assertThat(issue(1, three)).hasSize(3);
    List<byte[]> one = List.of(blinding().blinded());
    assertThat(refusal(issuing.issue(poll, right(1, 3), 3, one))).isEqualTo("too-many-tokens");
    assertThat(refusal(issuing.issue(poll, right(1, 3), 2, one))).isEqualTo("tokens-issued");
    assertThat(refusal(issuing.issue(poll, right(2, 1), 0, List.of(new byte[7]))))
        .isEqualTo("invalid-token");
  }

  @Test
  void the_same_blinded_messages_get_the_same_signatures() {
    Blinding[] two = {blinding(), blinding()};
    assertThat(issue(1, two)).usingRecursiveComparison().isEqualTo(issue(1, two));
  }

  @Test
  void a_poll_that_is_not_open_signs_and_takes_nothing() {
    Token token = token(1);
    close();
    assertThat(cast(token, choosing(1))).isEqualTo("poll-not-open");
    assertThat(refusal(issuing.issue(poll, right(3, 1), 0, List.of(blinding().blinded()))))
        .isEqualTo("poll-not-open");
    assertThat(stored()).isEmpty();
    state("cancelled");
    assertThat(cast(token, choosing(1))).isEqualTo("poll-not-open");
  }

  @Test
  void a_ballot_that_was_taken_is_answered_again_after_the_close() {
    Token token = token(1);
    assertThat(cast(token, choosing(1))).isEmpty();
    close();
    assertThat(cast(token, choosing(1))).isEmpty();
    assertThat(cast(token, choosing(2))).isEqualTo("token-used");
  }

  @Test
  void of_the_same_token_cast_many_times_at_once_one_ballot_counts() throws Exception {
    Token token = token(1);
    List<Callable<String>> casts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Ballot ballot = choosing(i % 3);
      casts.add(() -> cast(token, ballot));
    }
    List<String> answers = atOnce(casts);
    assertThat(answers).containsOnly("", "token-used");
    assertThat(Collections.frequency(answers, "")).isEqualTo(20);
    assertThat(stored()).hasSize(1);
  }

  @Test
  void whatever_is_acknowledged_is_there() throws Exception {
    List<Callable<String>> casts = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      Token token = token(100 + i);
      Ballot ballot = choosing(i % 3);
      casts.add(() -> cast(token, ballot));
    }
    assertThat(atOnce(casts)).containsOnly("");
    assertThat(stored()).hasSize(80);
  }

  @Test
  void the_close_forgets_what_signed_and_what_was_signed_and_rewrites_the_urn() {
    for (int i = 0; i < 10; i++) {
      assertThat(cast(token(i), choosing(i % 3))).isEmpty();
    }
    List<Ballot> before = stored();
    close();
    assertThat(stored()).isEqualTo(before);
    assertThat(await(polls.signer(poll.id(), null))).isEmpty();
    Set<String> transactions = new HashSet<>();
    List<Integer> pages = new ArrayList<>();
    for (Row row :
        rows(
            "select xmin::text as x, kind, page from secret_page where poll_id = '%s' order by ctid")) {
      transactions.add(row.getString("x"));
      pages.add(row.getInteger("page"));
      assertThat(row.getString("kind")).isEqualTo("urn");
    }
    assertThat(transactions).hasSize(1);
    assertThat(pages).containsExactly(0, 1, 2);
  }

  private List<Row> rows(String sql) {
    var rows = await(DATABASE.database().client().query(sql.formatted(poll.id())).execute());
    return StreamSupport.stream(rows.spliterator(), false).toList();
  }

  private static List<String> atOnce(List<Callable<String>> tasks) throws Exception {
    List<String> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> answer : threads.invokeAll(tasks)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }
}
