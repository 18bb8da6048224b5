package org.convene.tally;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Small elections as text, one line for each different vote: `42: A>B=C`, `3: A B` for a choice,
/// `2: A4 B0` for points.
final class Ballots {
  private Ballots() {}

  static Election rankings(String options, String lines) {
    return read(options, lines, Ballots::ranking);
  }

  static Election choices(String options, String lines) {
    return read(options, lines, Ballots::choice);
  }

  static Election points(String options, String lines) {
    return read(options, lines, Ballots::points);
  }

  static Outcome count(Counting counting, Election election) {
    return counting.count(election, Lot.ofKeys(election.options()));
  }

  /// `A > B = C`, as results are usually written.
  static String written(Outcome outcome) {
    return String.join(
        " > ", outcome.ranking().stream().map(rank -> String.join(" = ", rank)).toList());
  }

  /// An election of `resources/elections`: comments, the options, and rankings.
  static Election known(String name) {
    try (InputStream in = Ballots.class.getResourceAsStream("/elections/" + name + ".txt")) {
      String text = new String(requireNonNull(in).readAllBytes(), UTF_8);
      List<String> lines = text.lines().filter(line -> !line.startsWith("#")).toList();
      return rankings(lines.getFirst(), String.join("\n", lines.subList(1, lines.size())));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private interface Form {
    Vote read(List<String> options, String text);
  }

  private static Election read(String options, String lines, Form form) {
    List<String> keys = List.of(options.split(" "));
    Map<Vote, Fraction> votes = new LinkedHashMap<>();
    for (String line : lines.strip().split("\n")) {
      String[] parts = line.strip().split(":", 2);
      votes.merge(form.read(keys, parts[1].strip()), Fraction.parse(parts[0]), Fraction::plus);
    }
    return new Election(keys, votes);
  }

  private static Vote ranking(List<String> options, String text) {
    List<List<Integer>> ranks = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String rank : text.split(">")) {
        ranks.add(Arrays.stream(rank.split("=")).map(String::strip).map(options::indexOf).toList());
      }
    }
    return new Vote.Ranking(ranks);
  }

  private static Vote choice(List<String> options, String text) {
    return new Vote.Choice(Arrays.stream(text.split(" ")).map(options::indexOf).toList());
  }

  private static Vote points(List<String> options, String text) {
    SortedMap<Integer, Integer> points = new TreeMap<>();
    for (String word : text.split(" ")) {
      String key = word.replaceFirst("-?[0-9]+$", "");
      points.put(options.indexOf(key), Integer.valueOf(word.substring(key.length())));
    }
    return new Vote.Points(points);
  }
}
