package org.convene.board;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.convene.base.Json;
import org.convene.base.MandateId;
import org.convene.base.OptionId;
import org.convene.base.PollId;
import org.convene.base.SessionId;
import org.convene.base.Text;
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
import org.convene.roll.Mandate;
import org.convene.roll.Roll;
import org.convene.roll.Weight;
import org.convene.secret.BlindSigner;

/// A small poll and its board.
public final class BoardWorld {
  public static final BoardSigner SIGNER = BoardSigner.generate();
  static final Instant AT = Instant.parse("2026-09-28T09:30:00Z");
  static final PollId POLL = new PollId(new UUID(0x0199a00000007000L, 0x8000000000000001L));
  static final LotSeed SEED = new LotSeed("5e".repeat(32));
  public static final Salts SALTS = new Salts("5a".repeat(32));
  private static final BlindSigner TOKENS = BlindSigner.generate();
  private static final SessionId SESSION = new SessionId(new UUID(1, 1));

  public enum Kind {
    OPEN,
    VEILED,
    SECRET
  }

  private BoardWorld() {}

  static List<Option> options() {
    return IntStream.range(0, 4)
        .mapToObj(i ->
            new Option(new OptionId(new UUID(9, i)), Text.of("en", "Ingredient " + i), null, null))
        .toList();
  }

  static PollFields fields(Kind kind) {
    return new PollFields(
        null,
        Text.of("en", "Which two come first?"),
        new Method.Approval(1, 2),
        options(),
        ResultsShown.AFTER_CLOSE,
        Voters.ROLL,
        kind == Kind.SECRET ? Secrecy.SECRET : Secrecy.NAMED,
        Delegates.LAST,
        kind == Kind.OPEN ? BallotsShownTo.EVERYONE : BallotsShownTo.FACILITATORS,
        Base.VALID,
        null,
        null,
        kind != Kind.SECRET,
        true);
  }

  static Mandate mandate(int i) {
    return new Mandate(
        new MandateId(new UUID(5, i)),
        Mandate.Of.COMMITMENT,
        "City " + i,
        i % 2 == 0 ? "city" : "industry",
        Weight.of(i % 3 == 0 ? "2" : "1"),
        List.of());
  }

  static Roll roll(int mandates) {
    return Roll.of(IntStream.range(0, mandates).mapToObj(BoardWorld::mandate).toList());
  }

  static Entry.Setup setup(Kind kind, Roll roll) {
    return new Entry.Setup(
        POLL,
        SESSION,
        AT,
        fields(kind),
        Entry.LOT,
        new Hash(roll.hash()),
        roll.mandates().size(),
        SEED.commitment(),
        kind == Kind.SECRET
            ? List.of(new Entry.Tokens(null, TOKENS.open(), roll.weight().intValueExact()))
            : null);
  }

  /// All but the last three vote, at random.
  static List<Leaf> leaves(Kind kind, Roll roll, Random random) {
    List<Leaf> leaves = new ArrayList<>();
    for (Mandate mandate : roll.mandates().subList(0, roll.mandates().size() - 3)) {
      Ballot ballot = ballot(random);
      leaves.add(
          switch (kind) {
            case OPEN -> Leaf.open(mandate, ballot);
            case VEILED -> Leaf.veiled(mandate, SALTS, ballot);
            case SECRET -> Leaf.secret(Hash.of(Hash.utf8(mandate.id().toString())), null, ballot);
          });
    }
    return leaves;
  }

  private static Ballot ballot(Random random) {
    int first = random.nextInt(4);
    return switch (random.nextInt(6)) {
      case 0 -> new Ballot.Abstain();
      case 1, 2 -> new Ballot.Options(List.of(options().get(first).id()));
      default ->
          new Ballot.Options(
              List.of(options().get(first).id(), options().get((first + 1) % 4).id()));
    };
  }

  public static Bundle bundle(Kind kind, int mandates, Random random) {
    Roll roll = roll(mandates);
    List<Leaf> leaves = leaves(kind, roll, random);
    Chain open = new Chain(POLL, List.of()).post(setup(kind, roll), SIGNER);
    Closing closing = Closing.of(open, fields(kind), roll, leaves, SEED, SIGNER, AT);
    return Bundle.of(SIGNER.open(), closing.chain(), Canonical.tree(roll), Leaves.of(leaves));
  }

  public static Receipt receipt(Bundle bundle, int index) {
    Chain chain = new Chain(bundle.poll(), bundle.entries());
    Leaves leaves = new Leaves(bundle.ballots());
    return Receipt.of(chain, bundle.key(), leaves, leaves.tree(), index, null, 1);
  }

  public static ObjectNode json(Object value) {
    return Json.MAPPER.valueToTree(value);
  }

  public static byte[] bytes(ObjectNode json) {
    return Canonical.bytes(json);
  }
}
