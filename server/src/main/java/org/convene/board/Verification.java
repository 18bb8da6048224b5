package org.convene.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convene.base.Json;
import org.convene.base.OptionId;
import org.convene.board.Leaves.Hashed;
import org.convene.poll.Option;
import org.convene.roll.Mandate;
import org.convene.roll.Roll;

/// Checks a bundle, from the first entry to a re-count, and stops at the first thing that is wrong.
/// Asks nobody and reads nothing else.
public final class Verification {
  /// @param checked what was found right, for people
  /// @param wrong the first thing that is not
  public record Outcome(List<String> checked, Optional<Finding> wrong) {
    public Outcome {
      checked = List.copyOf(checked);
    }
  }

  /// Ends the checks.
  private static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Finding finding;

    Wrong(Finding finding) {
      super(finding.toString());
      this.finding = finding;
    }
  }

  private final Bundle bundle;
  private final List<String> checked = new ArrayList<>();

  private Verification(Bundle bundle) {
    this.bundle = bundle;
  }

  public static Outcome of(Bundle bundle) {
    Verification verification = new Verification(bundle);
    try {
      verification.check();
      return new Outcome(verification.checked, Optional.empty());
    } catch (Wrong e) {
      return new Outcome(verification.checked, Optional.of(e.finding));
    }
  }

  private void check() throws Wrong {
    stop(ChainCheck.flaw(bundle));
    BoardRead board = board();
    checked.add(
        "chain: %d entries, each with the head that follows from it and the key's signature"
            .formatted(bundle.entries().size()));
    Roll roll = roll(board);
    if (board.cancelled().isPresent()) {
      checked.add("cancelled: " + board.cancelled().get().reason());
      return;
    }
    ballots(board);
    stop(LeafCheck.flaw(bundle, board, roll));
    checked.add("ballots: each answers the poll, and no mandate or token is used twice");
    recount(board, roll);
  }

  private BoardRead board() throws Wrong {
    return switch (BoardRead.of(bundle)) {
      case BoardRead.Outcome.Wrong(Finding finding) -> throw new Wrong(finding);
      case BoardRead.Outcome.Whole(BoardRead board) -> board;
    };
  }

  private Roll roll(BoardRead board) throws Wrong {
    Hash hash = Hash.of(Canonical.bytes(bundle.roll()));
    if (!hash.equals(board.setup().roll())) {
      throw wrong("roll", "it is not the roll whose hash the setup has");
    }
    Roll roll = parsedRoll();
    if (roll.mandates().size() != board.setup().mandates()) {
      throw wrong("entries[0].entry.mandates", "the roll has " + roll.mandates().size());
    }
    Roll amended = board.amended(roll);
    if (amended.mandates().stream().map(Mandate::id).distinct().count()
        < amended.mandates().size()) {
      throw wrong("roll", "it has a mandate twice");
    }
    checked.add("roll: %d mandates, as the setup has it".formatted(amended.mandates().size()));
    return amended;
  }

  private Roll parsedRoll() throws Wrong {
    try {
      return Json.MAPPER.treeToValue(bundle.roll(), Roll.class);
    } catch (JsonProcessingException e) {
      throw wrong("roll", Json.explain(e));
    }
  }

  private void ballots(BoardRead board) throws Wrong {
    Hash before = null;
    for (int i = 0; i < bundle.ballots().size(); i++) {
      Hashed ballot = bundle.ballots().get(i);
      if (!Leaf.hash(ballot.leaf()).equals(ballot.hash())) {
        throw wrong("ballots[" + i + "]", "its content does not have its hash");
      }
      if (before != null && before.compareTo(ballot.hash()) >= 0) {
        throw wrong("ballots[" + i + "]", "it is out of order, or there twice");
      }
      before = ballot.hash();
    }
    Entry.Ballots posted = board.ballots();
    int count = bundle.ballots().size();
    if (count != posted.count()) {
      throw wrong("ballots", "there are %d, and %d were cast".formatted(count, posted.count()));
    }
    if (!new Leaves(bundle.ballots()).tree().root().equals(posted.root())) {
      throw wrong("ballots", "they are not those whose root is on the board");
    }
    checked.add("ballots: the %d of the root on the board".formatted(count));
  }

  private void recount(BoardRead board, Roll roll) throws Wrong {
    if (!board.close().seed().commitment().equals(board.setup().seed())) {
      throw wrong(board.place(board.close()) + ".seed", "the setup committed to another");
    }
    List<OptionId> options = board.setup().poll().options().stream().map(Option::id).toList();
    var lot = board.close().seed().order(board.closeHead(), options);
    JsonNode counted =
        Recount.json(Recount.of(board.setup().poll(), roll, LeafCheck.leaves(bundle), lot));
    Optional<String> difference = Difference.first(counted, board.counted().result());
    if (difference.isPresent()) {
      throw wrong(
          board.place(board.counted()) + ".result" + difference.get(),
          "counting the ballots again gives something else");
    }
    checked.add("result: counted again, and the same; its lots follow from the seed");
  }

  private static void stop(Optional<Finding> finding) throws Wrong {
    if (finding.isPresent()) {
      throw new Wrong(finding.get());
    }
  }

  private static Wrong wrong(String place, String what) {
    return new Wrong(new Finding(place, what));
  }
}
