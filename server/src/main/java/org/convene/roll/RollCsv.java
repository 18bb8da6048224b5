package org.convene.roll;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.convene.base.Csv;
import org.convene.base.HolderId;
import org.convene.base.MandateId;
import org.convene.base.Refusal;
import org.convene.initiative.Commitment;
import org.jspecify.annotations.Nullable;

/// A roll as a table: one mandate a line, people and mandates by their names.
public final class RollCsv {
  private static final List<String> COLUMNS =
      List.of("mandate", "class", "weight", "holders", "proxy");

  private RollCsv() {}

  /// What a table says, or why it says nothing.
  public sealed interface Read {
    record Written(PreparedRoll roll) implements Read {}

    /// With `line`, and `column` where it is one cell.
    record Refused(Refusal refusal) implements Read {}
  }

  public static String write(PreparedRoll prepared) {
    Map<HolderId, Holder> holders = prepared.holdersById();
    Map<MandateId, Mandate> mandates = prepared.roll().byId();
    Map<MandateId, String> lentTo =
        prepared.roll().proxies().stream()
            .collect(
                Collectors.toMap(
                    Proxy::lender,
                    proxy ->
                        Optional.ofNullable(mandates.get(proxy.holder())).orElseThrow().name()));
    List<List<String>> rows = new ArrayList<>(List.of(COLUMNS));
    prepared.roll().mandates().stream()
        .sorted(Comparator.comparing(Mandate::name))
        .forEach(m -> rows.add(row(m, holders, lentTo.getOrDefault(m.id(), ""))));
    return Csv.write(rows);
  }

  private static List<String> row(Mandate m, Map<HolderId, Holder> holders, String lentTo) {
    String named =
        m.holders().stream()
            .map(id -> Optional.ofNullable(holders.get(id)).orElseThrow())
            .map(Holder::written)
            .collect(Collectors.joining("; "));
    String kind = m.kind() == null ? "" : m.kind();
    return List.of(m.name(), kind, m.weight().toString(), named, lentTo);
  }

  /// Reads a table, in any order of columns. Who was on the roll before stays who they are.
  ///
  /// @param before the roll that it replaces
  /// @param commitments of the initiative
  public static Read read(
      String text, PreparedRoll before, List<Commitment> commitments, Supplier<UUID> ids) {
    if (text.indexOf('\0') >= 0) {
      return refused(1, null, "it holds a character that cannot be stored");
    }
    return switch (Csv.read(text, RollRules.MAX_MANDATES + 2)) {
      case Csv.Read.Broken(int line, String reason) -> refused(line, null, reason);
      case Csv.Read.Table(List<Csv.Row> rows) ->
          rows.isEmpty()
              ? refused(1, null, "it is empty: the first line names the columns")
              : new Table(before, commitments, ids).read(rows);
    };
  }

  private static Read.Refused refused(int line, @Nullable String column, String reason) {
    String place = "line " + line + (column == null ? "" : ", column " + column);
    Refusal refusal = new Refusal("invalid-csv", 400, place + ": " + reason, Map.of("line", line));
    return new Read.Refused(column == null ? refusal : refusal.with("column", column));
  }

  /// One reading.
  private static final class Table {
    private final PreparedRoll before;
    private final Map<String, Commitment> commitments;
    private final Supplier<UUID> ids;
    private final HolderNames holders;
    private final Map<MandateId, Integer> lines = new HashMap<>();
    private final Map<String, MandateId> named = new LinkedHashMap<>();

    Table(PreparedRoll before, List<Commitment> commitments, Supplier<UUID> ids) {
      this.before = before;
      this.commitments =
          commitments.stream().collect(Collectors.toMap(c -> RollRules.key(c.name()), c -> c));
      this.ids = ids;
      this.holders = new HolderNames(before.holders(), ids);
    }

    Read read(List<Csv.Row> rows) {
      List<String> header =
          rows.getFirst().cells().stream().map(c -> c.strip().toLowerCase(Locale.ROOT)).toList();
      Optional<Read> flaw = headerFlaw(rows.getFirst().line(), header);
      if (flaw.isPresent()) {
        return flaw.get();
      }
      List<Line> body = new ArrayList<>();
      for (Csv.Row row : rows.subList(1, rows.size())) {
        if (row.cells().size() > header.size()) {
          return refused(row.line(), null, "it has more cells than the first line has columns");
        }
        body.add(Line.of(row, header));
      }
      return named(body);
    }

    private static Optional<Read> headerFlaw(int line, List<String> header) {
      Optional<String> foreign = header.stream().filter(c -> !COLUMNS.contains(c)).findFirst();
      if (foreign.isPresent()) {
        return Optional.of(
            refused(line, foreign.get(), "the columns are " + String.join(", ", COLUMNS)));
      }
      if (header.stream().distinct().count() < header.size()) {
        return Optional.of(refused(line, null, "a column is there twice"));
      }
      return header.contains("mandate")
          ? Optional.empty()
          : Optional.of(refused(line, null, "there is no column mandate"));
    }

    /// Everybody with an address first, so that a bare name can mean one of them.
    private Read named(List<Line> body) {
      for (Line line : body) {
        Optional<Read> flaw = nameFlaw(line);
        if (flaw.isPresent()) {
          return flaw.get();
        }
        MandateId id = idOf(line.mandate());
        named.put(RollRules.key(line.mandate()), id);
        lines.put(id, line.number());
        holders.meetAddresses(line.holders());
      }
      return mandates(body);
    }

    private Optional<Read> nameFlaw(Line line) {
      if (line.mandate().isEmpty()) {
        return Optional.of(refused(line.number(), "mandate", "it has no name"));
      }
      if (named.containsKey(RollRules.key(line.mandate()))) {
        return Optional.of(
            new Read.Refused(
                Refusal.conflict(
                        "duplicate-mandate",
                        "the roll has the mandate " + line.mandate() + " twice")
                    .with("line", line.number())
                    .with("column", "mandate")));
      }
      return Optional.empty();
    }

    private MandateId idOf(String name) {
      Commitment commitment = commitments.get(RollRules.key(name));
      if (commitment != null) {
        return new MandateId(commitment.id().value());
      }
      return before.roll().mandates().stream()
          .filter(m -> m.of() == Mandate.Of.PERSON)
          .filter(m -> RollRules.key(m.name()).equals(RollRules.key(name)))
          .map(Mandate::id)
          .findFirst()
          .orElseGet(() -> new MandateId(ids.get()));
    }

    private Read mandates(List<Line> body) {
      List<Mandate> mandates = new ArrayList<>();
      List<Proxy> proxies = new ArrayList<>();
      for (Line line : body) {
        Optional<Weight> weight = line.weight();
        if (weight.isEmpty()) {
          return refused(line.number(), "weight", "a weight is a decimal such as 2 or 0.25");
        }
        MandateId id = id(line.mandate()).orElseThrow();
        if (!line.proxy().isEmpty()) {
          Optional<MandateId> holder = id(line.proxy());
          if (holder.isEmpty()) {
            return new Read.Refused(unknown(line));
          }
          proxies.add(new Proxy(id, holder.get()));
        }
        mandates.add(mandate(line, id, weight.get()));
      }
      return checked(
          new PreparedRoll(
              before.revision(), before.cap(), new Roll(mandates, proxies), holders.all()));
    }

    private static Refusal unknown(Line line) {
      return Refusal.invalid(
              "unknown-mandate",
              "line %d, column proxy: the table has no mandate %s"
                  .formatted(line.number(), line.proxy()))
          .with("line", line.number())
          .with("column", "proxy");
    }

    private Optional<MandateId> id(String name) {
      return Optional.ofNullable(named.get(RollRules.key(name)));
    }

    private Mandate mandate(Line line, MandateId id, Weight weight) {
      Commitment commitment = commitments.get(RollRules.key(line.mandate()));
      String usual = commitment == null ? null : commitment.kind().json();
      String kind = line.kind().isEmpty() ? usual : line.kind();
      if (commitment != null) {
        List<HolderId> who = holders.of(line.holders());
        return new Mandate(id, Mandate.Of.COMMITMENT, commitment.name(), kind, weight, who);
      }
      List<String> self = line.holders().isEmpty() ? List.of(line.mandate()) : line.holders();
      List<HolderId> who = holders.of(self);
      return new Mandate(id, Mandate.Of.PERSON, line.mandate(), kind, weight, who);
    }

    private Read checked(PreparedRoll roll) {
      List<Commitment> known = List.copyOf(commitments.values());
      PreparedRoll tidy = roll.tidy(known);
      return tidy.flaw(known)
          .<Read>map(refusal -> new Read.Refused(placed(refusal)))
          .orElseGet(() -> new Read.Written(tidy));
    }

    private Refusal placed(Refusal refusal) {
      return refusal.members().get("mandate") instanceof MandateId id && lines.containsKey(id)
          ? refusal.with("line", lines.get(id))
          : refusal;
    }
  }

  /// @param number in the text
  private record Line(int number, Map<String, String> cells) {
    static Line of(Csv.Row row, List<String> header) {
      Map<String, String> cells = new HashMap<>();
      for (int i = 0; i < row.cells().size(); i++) {
        cells.put(header.get(i), row.cells().get(i).strip());
      }
      return new Line(row.line(), cells);
    }

    private String cell(String column) {
      return cells.getOrDefault(column, "");
    }

    String mandate() {
      return cell("mandate").replaceAll("\\s+", " ");
    }

    String kind() {
      return cell("class");
    }

    String proxy() {
      return cell("proxy");
    }

    List<String> holders() {
      return List.of(cell("holders").split(";")).stream()
          .map(String::strip)
          .filter(one -> !one.isEmpty())
          .toList();
    }

    /// Where decimals have a comma, a spreadsheet writes one.
    Optional<Weight> weight() {
      String written = cell("weight").replace(',', '.');
      try {
        return Optional.of(written.isEmpty() ? Weight.ONE : Weight.of(written));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }
}
