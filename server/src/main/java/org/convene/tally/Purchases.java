package org.convene.tally;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What voters buy with one endowment, in [EqualShares].
///
/// Voters who have the same money left share a level. Money is counted in whole units of 1 ÷
/// `unit`, which get smaller with each purchase. Every decision is a comparison of amounts that
/// grow linearly with the endowment, so each also says up to which raise it would be the same:
/// [#stable()] is the least of these.
final class Purchases {
  /// @param price for a point, at most
  /// @param payers their weight
  /// @param emptied the weight of those who have nothing left by it
  /// @param left with all voters
  /// @param drawn between whom the lot decided; empty where it did not
  record Bought(
      int option,
      Fraction price,
      Fraction payers,
      Fraction emptied,
      Fraction left,
      List<Integer> tied,
      List<Integer> drawn) {}

  /// What an option would cost those who pay the same for a point: rest ÷ paying.
  ///
  /// @param price of one unit of satisfaction
  /// @param slope by how much that grows with the endowment
  private record Offer(
      int option, Linear rest, BigInteger paying, Fraction price, Fraction slope) {}

  /// Voters of one level who give the same points.
  private record Group(int level, int points, long weight) {}

  private static final int EMPTY = 0;

  private final Projects projects;
  private final Satisfaction satisfaction;
  private final Lot lot;
  private final List<Bought> bought = new ArrayList<>();
  private final Map<Integer, Offer> offers = new TreeMap<>();
  private final int[] level;
  private List<Linear> money;
  private BigInteger unit;
  private @Nullable Fraction stable;

  /// Raises go by 1, so nobody asks which decisions stand for less; amounts need no slope then.
  private boolean worthKnowing = true;

  Purchases(Projects projects, Fraction endowment, Satisfaction satisfaction, Lot lot) {
    this.projects = projects;
    this.satisfaction = satisfaction;
    this.lot = lot;
    List<Fraction> amounts = new ArrayList<>(projects.costs());
    amounts.add(endowment);
    unit = Whole.units(amounts);
    money = List.of(Linear.ZERO, new Linear(Whole.of(endowment, unit), unit));
    level = new int[projects.weights().length];
    Arrays.fill(level, EMPTY + 1);
    for (int option : projects.supported()) {
      Fraction zero = Fraction.ZERO;
      offers.put(option, new Offer(option, Linear.ZERO, BigInteger.ONE, zero, zero));
    }
    takeFree();
    for (List<Offer> cheapest = cheapest(); !cheapest.isEmpty(); cheapest = cheapest()) {
      buyOneOf(cheapest);
    }
  }

  /// What costs nothing, and somebody wants.
  private void takeFree() {
    List<Integer> free =
        offers.keySet().stream()
            .filter(option -> projects.costs().get(option).signum() == 0)
            .sorted(Comparator.comparing(projects::support).reversed())
            .toList();
    Fraction zero = Fraction.ZERO;
    for (int option : free) {
      offers.remove(option);
      bought.add(new Bought(option, zero, zero, zero, left(), List.of(), List.of()));
    }
  }

  List<Bought> bought() {
    return bought;
  }

  Fraction spent() {
    return Piles.total(bought.stream().map(of -> projects.costs().get(of.option)).toList());
  }

  /// Any raise of the endowment below this changes nothing of what is bought; absent where none
  /// does, and 0 where that holds for no raise that anybody would ask about.
  @Nullable Fraction stable() {
    return worthKnowing ? stable : Fraction.ZERO;
  }

  /// The money that an option's supporters have left.
  Fraction behind(int option) {
    return real(behind(groups(option)).at());
  }

  /// All that are cheapest now, or none where nothing can be bought. Prices only rise, so a price
  /// of before is a bound, and what was dearer then need not be looked at.
  private List<Offer> cheapest() {
    Fraction least = null;
    for (Offer before : cheapestFirst()) {
      if (least != null && before.price.compareTo(least) > 0) {
        break;
      }
      Offer now = offer(before.option);
      if (now == null) {
        offers.remove(before.option);
      } else {
        offers.put(now.option, now);
        least = least == null || now.price.compareTo(least) < 0 ? now.price : least;
      }
    }
    Fraction price = least;
    return cheapestFirst().stream().filter(offer -> offer.price.equals(price)).toList();
  }

  private List<Offer> cheapestFirst() {
    return offers.values().stream().sorted(Comparator.comparing(Offer::price)).toList();
  }

  /// Nothing where the supporters have too little money, which stays so.
  private @Nullable Offer offer(int option) {
    List<Group> groups = groups(option);
    Linear cost = cost(option);
    Linear over = behind(groups).minus(cost);
    if (over.at().signum() < 0) {
      holdsWhile(Linear.ZERO.minus(over));
      return null;
    }
    holdsWhile(over);
    return shared(option, cost, groups);
  }

  /// Who has less than the price of their points pays what they have, and the others share the
  /// rest.
  private Offer shared(int option, Linear cost, List<Group> groups) {
    Linear rest = cost;
    BigInteger paying = BigInteger.ZERO;
    for (Group group : groups) {
      paying = paying.add(points(group));
    }
    List<Group> able = groups;
    for (int before = -1; able.size() != before; ) {
      before = able.size();
      List<Group> still = new ArrayList<>();
      List<BigInteger> needed = needed(rest.at(), paying);
      for (Group group : able) {
        if (money.get(group.level).at().compareTo(needed.get(group.points)) < 0) {
          rest = rest.minus(money.get(group.level).times(group.weight));
          paying = paying.subtract(points(group));
        } else {
          still.add(group);
        }
      }
      able = still;
    }
    for (int i = 0; worthKnowing && i < groups.size(); i++) {
      Linear spare = spare(groups.get(i), rest, paying);
      holdsWhile(spare.at().signum() < 0 ? Linear.ZERO.minus(spare) : spare);
    }
    Fraction worth =
        satisfaction == Satisfaction.COST ? projects.costs().get(option) : Fraction.ONE;
    BigInteger divisor = paying.multiply(unit);
    return new Offer(
        option,
        rest,
        paying,
        new Fraction(rest.at(), divisor).over(worth),
        new Fraction(rest.slope(), divisor).over(worth));
  }

  /// The least money that pays for each number of points.
  private List<BigInteger> needed(BigInteger rest, BigInteger paying) {
    return Arrays.stream(projects.points())
        .mapToObj(points -> rest.multiply(BigInteger.valueOf(points)))
        .map(price -> price.add(paying).subtract(BigInteger.ONE).divide(paying))
        .toList();
  }

  /// What a voter of the group has more than the price of their points, multiplied by `paying`.
  private Linear spare(Group group, Linear rest, BigInteger paying) {
    return money.get(group.level).times(paying).minus(rest.times(projects.points()[group.points]));
  }

  private BigInteger points(Group group) {
    return BigInteger.valueOf(group.weight)
        .multiply(BigInteger.valueOf(projects.points()[group.points]));
  }

  private Linear cost(int option) {
    BigInteger one = Whole.of(projects.costs().get(option), unit);
    return new Linear(one.multiply(projects.units()), BigInteger.ZERO);
  }

  private Linear behind(List<Group> groups) {
    Linear behind = Linear.ZERO;
    for (Group group : groups) {
      behind = behind.plus(money.get(group.level).times(group.weight));
    }
    return behind;
  }

  /// An option's supporters who have money left.
  private List<Group> groups(int option) {
    int[] supporters = projects.supporters()[option];
    int width = projects.points().length;
    long[] weights = new long[money.size() * width];
    for (int i = 0; i < supporters.length; i++) {
      weights[level[supporters[i]] * width + projects.given()[option][i]] +=
          projects.weights()[supporters[i]];
    }
    List<Group> groups = new ArrayList<>();
    for (int place = width; place < weights.length; place++) {
      if (weights[place] > 0) {
        groups.add(new Group(place / width, place % width, weights[place]));
      }
    }
    return groups;
  }

  /// A decision that stands while this is more than 0, or as long as it is 0 whatever is raised.
  private void holdsWhile(Linear amount) {
    if (worthKnowing) {
      boolean parts = amount.at().signum() == 0 && amount.slope().signum() != 0;
      if (parts || amount.slope().signum() < 0) {
        holdsUpTo(parts ? Fraction.ZERO : new Fraction(amount.at(), amount.slope().negate()));
      }
    }
  }

  private void holdsUpTo(Fraction raise) {
    stable = stable == null ? raise : stable.min(raise);
    if (stable.compareTo(Fraction.ONE) <= 0) {
      worthKnowing = false;
      money = money.stream().map(Linear::constant).toList();
    }
  }

  /// Buys the cheapest: of several the one that costs less in all, then the one with more support,
  /// then the one that the lot draws first.
  private void buyOneOf(List<Offer> cheapest) {
    Comparator<Integer> byCost = Comparator.comparing(projects.costs()::get);
    List<Integer> tied = cheapest.stream().map(Offer::option).toList();
    List<Integer> even =
        Ranks.by(tied, byCost.thenComparing(projects::support, Comparator.reverseOrder()))
            .getFirst();
    int chosen = lot.sort(even).getFirst();
    for (Offer offer : cheapest) {
      if (offer.option == chosen) {
        offers.values().stream()
            .filter(other -> other != offer)
            .forEach(other -> holdsWhile(dearer(other, offer)));
        buy(offer, tied.size() > 1 ? tied : List.of(), even.size() > 1 ? even : List.of());
      }
    }
  }

  /// By how much, multiplied by the denominators of both.
  private static Linear dearer(Offer one, Offer other) {
    Fraction at = one.price.minus(other.price);
    Fraction slope = one.slope.minus(other.slope);
    return new Linear(
        at.numerator().multiply(slope.denominator()), slope.numerator().multiply(at.denominator()));
  }

  private void buy(Offer offer, List<Integer> tied, List<Integer> drawn) {
    offers.remove(offer.option);
    BigInteger common = offer.rest.at().gcd(offer.rest.slope()).gcd(offer.paying);
    Linear rest = offer.rest.over(common);
    BigInteger paying = offer.paying.divide(common);
    Fraction price = new Fraction(rest.at(), paying.multiply(unit));
    List<Group> groups = groups(offer.option);
    List<Linear> after = new ArrayList<>(money.stream().map(of -> of.times(paying)).toList());
    int width = projects.points().length;
    int[] moved = new int[money.size() * width];
    long emptied = 0;
    for (Group group : groups) {
      Linear spare = spare(group, rest, paying);
      boolean empty = spare.at().signum() <= 0;
      emptied += empty ? group.weight : 0;
      moved[group.level * width + group.points] = empty ? EMPTY : after.size();
      if (!empty) {
        after.add(spare);
      }
    }
    int[] supporters = projects.supporters()[offer.option];
    for (int i = 0; i < supporters.length; i++) {
      level[supporters[i]] =
          moved[level[supporters[i]] * width + projects.given()[offer.option][i]];
    }
    unit = unit.multiply(paying);
    keepUsed(after);
    long payers = groups.stream().mapToLong(Group::weight).sum();
    bought.add(
        new Bought(offer.option, price, weight(payers), weight(emptied), left(), tied, drawn));
  }

  private void keepUsed(List<Linear> levels) {
    int[] place = new int[levels.size()];
    List<Linear> used = new ArrayList<>(List.of(Linear.ZERO));
    for (int vote = 0; vote < level.length; vote++) {
      int old = level[vote];
      if (old != EMPTY && place[old] == EMPTY) {
        place[old] = used.size();
        used.add(levels.get(old));
      }
      level[vote] = place[old];
    }
    money = used;
  }

  private Fraction weight(long units) {
    return new Fraction(BigInteger.valueOf(units), projects.units());
  }

  private Fraction left() {
    long[] weights = new long[money.size()];
    for (int vote = 0; vote < level.length; vote++) {
      weights[level[vote]] += projects.weights()[vote];
    }
    Linear left = Linear.ZERO;
    for (int of = 0; of < weights.length; of++) {
      left = left.plus(money.get(of).times(weights[of]));
    }
    return real(left.at());
  }

  private Fraction real(BigInteger money) {
    return new Fraction(money, unit.multiply(projects.units()));
  }
}
