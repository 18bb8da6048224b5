package org.convene.tally.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.convene.tally.Vote;

/// BLT and David Hill's `.HIL`, after Hill, Wichmann and Woodall, *Algorithm 123: Single
/// Transferable Vote by Meek's method* (1987), with what OpenSTV and OpaVote added: `=` between
/// equal options, `-` for a rank left empty, a ballot's id in brackets before it, `#` before a
/// comment. `candidates seats`, options that withdrew as `-2`, `weight preferences 0` for each
/// ballot on a line, `0`, the names in quotes, and a title. Who withdrew is nowhere in the
/// election.
final class Blt {
  private final BltTokens tokens;
  private final Place end;
  private final Set<Integer> withdrawn = new TreeSet<>();
  private int size;
  private int seats;

  private Blt(Source source) {
    tokens = new BltTokens(source);
    end = source.lines().getLast().place();
  }

  static ElectionFile read(Source source) throws UnreadableFile {
    return new Blt(source).readAll();
  }

  private ElectionFile readAll() throws UnreadableFile {
    size =
        Numerals.whole(
            next("the number of options"), "the number of options", 1, Limits.MAX_OPTIONS);
    seats = Numerals.whole(next("the number of seats"), "the number of seats", 1, size);
    Ballots all = ballots();
    Options options = names();
    List<String> standing = new ArrayList<>(options.names());
    List.copyOf(withdrawn).reversed().forEach(gone -> standing.remove((int) gone));
    if (standing.isEmpty()) {
      throw end.refuse("every option withdrew");
    }
    return new ElectionFile(
        "blt", standing, Map.of(), List.of(all), ElectionFile.Stated.NOTHING.withSeats(seats));
  }

  private Ballots ballots() throws UnreadableFile {
    Ballots.Box box = new Ballots.Box(Vote.Ranking.class);
    Token token = next("a ballot");
    while (token.text().matches("-[0-9]+")) {
      withdraw(token);
      token = next("a ballot");
    }
    while (!token.text().equals("0")) {
      Token weight = token.text().startsWith("(") ? next("the weight of the ballot") : token;
      box.add(vote(weight), Numerals.weight(weight), weight.place());
      token = next("the 0 that ends the ballots");
    }
    return box.close(token.place());
  }

  private void withdraw(Token token) throws UnreadableFile {
    Token number = new Token(token.text().substring(1), token.place());
    if (!withdrawn.add(Options.numbered(number, size))) {
      throw token.refuse("the option %s withdraws a second time".formatted(number.text()));
    }
  }

  private Vote vote(Token weight) throws UnreadableFile {
    Marks marks = new Marks();
    for (Token token = preference(weight); !token.text().equals("0"); token = preference(weight)) {
      if (token.text().equals("-")) {
        continue;
      }
      marks.newRank();
      mark(token, marks);
    }
    return new Vote.Ranking(
        marks.ranks().stream().map(this::standing).filter(rank -> !rank.isEmpty()).toList());
  }

  private void mark(Token token, Marks marks) throws UnreadableFile {
    for (String number : token.text().split("=", -1)) {
      Token one = new Token(number, token.place());
      marks.mark(Options.numbered(one, size), one);
    }
  }

  /// Their places among those who did not withdraw.
  private List<Integer> standing(List<Integer> rank) {
    return rank.stream()
        .filter(option -> !withdrawn.contains(option))
        .map(option -> option - (int) withdrawn.stream().filter(gone -> gone < option).count())
        .toList();
  }

  /// A ballot is one line: without its 0 it would swallow the next.
  private Token preference(Token weight) throws UnreadableFile {
    Token token = next("the 0 that ends the ballot");
    if (token.place().line() != weight.place().line()) {
      throw Place.line(weight.place().line()).refuse("the ballot does not end with 0");
    }
    return token;
  }

  /// The names, and after them at most a title, a source and a remark.
  private Options names() throws UnreadableFile {
    Options options = new Options();
    while (options.size() < size) {
      if (!tokens.hasNext()) {
        throw end.refuse("%d names for %d options".formatted(options.size(), size));
      }
      options.add(name(tokens.next()));
    }
    for (int more = 0; tokens.hasNext(); more++) {
      Token token = tokens.next();
      if (more == 3) {
        throw token.refuse("nothing more was expected after the names and the title");
      }
      name(token);
    }
    return options;
  }

  private static Token name(Token token) throws UnreadableFile {
    if (token.text().startsWith("\"")) {
      return new Token(token.text().substring(1).strip(), token.place());
    }
    if (!Character.isLetter(token.text().codePointAt(0))) {
      throw token.refuse("a name in quotes was expected, not " + token.quoted());
    }
    return token;
  }

  private Token next(String expected) throws UnreadableFile {
    if (!tokens.hasNext()) {
      throw end.refuse("the file ends before " + expected);
    }
    return tokens.next();
  }
}
