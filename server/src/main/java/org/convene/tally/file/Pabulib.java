package org.convene.tally.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convene.tally.Fraction;

/// Pabulib's `.pb`, after pabulib.org/format: sections `META`, `PROJECTS` and `VOTES`. UTF-8. The
/// options are the projects' ids, which ballots use; names of projects may repeat.
final class Pabulib {
  private final Options options = new Options();
  private final Map<String, String> titles = new LinkedHashMap<>();
  private final List<Fraction> costs = new ArrayList<>();
  private final Map<String, Token> meta = new HashMap<>();
  private final Set<String> voters = new HashSet<>();
  private final List<PabulibTable.Row> votes = new ArrayList<>();

  private Pabulib() {}

  static boolean starts(Line line) {
    return section(line).filter("META"::equals).isPresent();
  }

  static ElectionFile read(Source source) throws UnreadableFile {
    source.mustBeUtf8("Pabulib");
    return new Pabulib().readAll(source.filled().toList());
  }

  private ElectionFile readAll(List<Line> lines) throws UnreadableFile {
    sections(lines);
    Place end = lines.getLast().place();
    Token budget = stated("budget", end);
    check("num_projects", options.size(), "projects");
    check("num_votes", votes.size(), "votes");
    Ballots ballots = PabulibVotes.read(stated("vote_type", end), options, votes, end);
    return new ElectionFile(
        "pabulib",
        options.names(),
        titles,
        List.of(ballots),
        ElectionFile.Stated.NOTHING.withBudget(money(budget, "the budget"), costs));
  }

  private void sections(List<Line> lines) throws UnreadableFile {
    String section = "";
    PabulibTable table = null;
    for (Line line : lines) {
      Optional<String> starts = section(line);
      if (starts.isPresent()) {
        section = starts.get();
        table = null;
      } else if (table == null) {
        table = new PabulibTable(section, line);
      } else {
        row(section, table.row(line));
      }
    }
  }

  private void row(String section, PabulibTable.Row row) throws UnreadableFile {
    switch (section) {
      case "META" -> {
        Token key = row.field("key");
        if (meta.putIfAbsent(key.text(), row.field("value")) != null) {
          throw key.refuse("%s stands here a second time".formatted(key.quoted()));
        }
      }
      case "PROJECTS" -> {
        Token id = row.field("project_id");
        options.add(id);
        costs.add(money(row.field("cost"), "the cost"));
        row.optional("name").ifPresent(name -> titles.put(id.text(), name.text()));
      }
      default -> {
        Token voter = row.field("voter_id");
        if (!voters.add(voter.text())) {
          throw voter.refuse("the voter %s votes a second time".formatted(voter.quoted()));
        }
        votes.add(row);
      }
    }
  }

  private static Optional<String> section(Line line) {
    String name = line.text().replace(';', ' ').strip().toUpperCase(Locale.ROOT);
    return Optional.of(name).filter(Set.of("META", "PROJECTS", "VOTES")::contains);
  }

  private Token stated(String key, Place end) throws UnreadableFile {
    Token value = meta.get(key);
    if (value == null) {
      throw end.refuse("META does not state '%s'".formatted(key));
    }
    return value;
  }

  private void check(String key, int counted, String what) throws UnreadableFile {
    Token stated = meta.get(key);
    if (stated != null && Numerals.whole(stated, key, 0, Integer.MAX_VALUE) != counted) {
      throw Place.line(stated.place().line())
          .refuse("%s says %s, but there are %d %s".formatted(key, stated.text(), counted, what));
    }
  }

  private static Fraction money(Token token, String what) throws UnreadableFile {
    Token plain = new Token(token.text().replace(',', '.'), token.place());
    return Numerals.decimal(plain, what);
  }
}
