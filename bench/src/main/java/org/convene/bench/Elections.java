package org.convene.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.convene.base.OptionId;
import org.convene.base.Text;
import org.convene.poll.Ballot;
import org.convene.poll.BallotsShownTo;
import org.convene.poll.Base;
import org.convene.poll.Delegates;
import org.convene.poll.Method;
import org.convene.poll.Option;
import org.convene.poll.PollFields;
import org.convene.poll.Recount.Weighted;
import org.convene.poll.ResultsShown;
import org.convene.poll.Secrecy;
import org.convene.poll.Voters;

/// Made-up ballots, the same in each run: voters stand on a line, like best what is near, and err.
final class Elections {
  private Elections() {}

  static PollFields poll(Method method, int options) {
    return new PollFields(
        null,
        Text.of("en", "Which first?"),
        method,
        IntStream.range(0, options)
            .mapToObj(i ->
                new Option(new OptionId(new UUID(7, i)), Text.of("en", "Option " + i), null, null))
            .toList(),
        ResultsShown.AFTER_CLOSE,
        Voters.PARTICIPANTS,
        Secrecy.NAMED,
        Delegates.LAST,
        BallotsShownTo.FACILITATORS,
        Base.VALID,
        null,
        null,
        true,
        true);
  }

  /// @param depth how many options each voter ranks
  static List<Weighted> rankings(PollFields poll, int voters, int depth) {
    Random random = new Random(voters * 31L + depth);
    List<Weighted> ballots = new ArrayList<>(voters);
    for (int voter = 0; voter < voters; voter++) {
      ballots.add(one(new Ballot.Ranking(ranks(poll, random, depth))));
    }
    return ballots;
  }

  private static List<List<OptionId>> ranks(PollFields poll, Random random, int depth) {
    int options = poll.options().size();
    double stands = random.nextDouble() * options;
    double[] liking = new double[options];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < options; i++) {
      liking[i] = Math.abs(stands - i) + random.nextGaussian() * options / 8;
      order.add(i);
    }
    order.sort((a, b) -> Double.compare(liking[a], liking[b]));
    return order.subList(0, depth).stream().map(i -> List.of(poll.options().get(i).id())).toList();
  }

  static List<Weighted> choices(PollFields poll, int voters) {
    Random random = new Random(voters);
    List<Weighted> ballots = new ArrayList<>(voters);
    for (int voter = 0; voter < voters; voter++) {
      List<OptionId> some = new ArrayList<>(poll.options().stream().map(Option::id).toList());
      Collections.shuffle(some, random);
      ballots.add(one(new Ballot.Options(some.subList(0, 1 + random.nextInt(3)))));
    }
    return ballots;
  }

  static List<Weighted> points(PollFields poll, int voters, int most) {
    Random random = new Random(voters);
    List<Weighted> ballots = new ArrayList<>(voters);
    for (int voter = 0; voter < voters; voter++) {
      Map<OptionId, Integer> points = new HashMap<>();
      poll.options().forEach(option -> points.put(option.id(), random.nextInt(most + 1)));
      ballots.add(one(new Ballot.Points(points)));
    }
    return ballots;
  }

  private static Weighted one(Ballot ballot) {
    return new Weighted(ballot, 1, BigDecimal.ONE);
  }
}
