package org.convene.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.convene.base.Json;
import org.convene.board.Bundle;
import org.convene.board.Finding;
import org.convene.board.Verification;
import org.convene.tally.Fraction;
import org.convene.tally.Lot;
import org.convene.tally.Quota;
import org.convene.tally.Satisfaction;
import org.convene.tally.Strength;
import org.convene.tally.Unranked;
import org.convene.tally.file.Declared;
import org.convene.tally.file.ElectionFile;
import org.convene.tally.file.ElectionFiles;
import org.convene.tally.file.FileCount;
import org.convene.tally.file.FileLot;
import org.convene.tally.file.FileMethod;
import org.convene.tally.file.UnreadableFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tally`: counts an election file and prints the result as JSON. What is wrong with the file is
/// one line with its place, and exit code 2.
@Command(
    name = "tally",
    description = "Counts an election file and prints the result as JSON, with how it came about.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Methods: plurality approval score dots quadratic borda irv schulze ranked-pairs stv",
      "majority-judgment consent fist-of-five impact-feasibility equal-shares.",
      "",
      "Files: PrefLib, BLT, HIL, ABIF, Pabulib, Debian tally sheets, the bundle of a poll, and JSON of",
      "ours, recognised by content. docs/tally.md describes them, and what each method makes of them."
    })
final class Tally implements Callable<Integer> {
  static final int UNREADABLE = 2;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      required = true,
      converter = Spelled.Methods.class,
      description = "How to count.")
  private FileMethod method = FileMethod.PLURALITY;

  @Option(
      names = "--seats",
      paramLabel = "N",
      description = "Seats to fill. Default: as the file says for stv, else 1")
  private @Nullable Integer seats;

  @Option(
      names = "--budget",
      paramLabel = "N",
      converter = Spelled.Amounts.class,
      description = "Money for equal-shares, dots of a ballot for dots. Default: as the file says")
  private @Nullable Fraction budget;

  @Option(
      names = "--unranked",
      paramLabel = "last|none",
      converter = Spelled.UnrankedRules.class,
      description =
          "What it means that a ballot leaves an option out: it is last, or there is no opinion on it."
              + " Default: none for irv and stv, last for others")
  private @Nullable Unranked unranked;

  @Option(
      names = "--strength",
      paramLabel = "winning|margins",
      converter = Spelled.Strengths.class,
      description =
          "How strong a victory is. Default: winning for schulze, margins for ranked-pairs")
  private @Nullable Strength strength;

  @Option(
      names = "--quota",
      paramLabel = "droop|meek",
      converter = Spelled.Quotas.class,
      description = "What elects in stv. Default: droop")
  private @Nullable Quota quota;

  @Option(
      names = "--lowest",
      paramLabel = "N",
      description = "fist-of-five: fewer fingers of one voter stop a proposal. Default: 2")
  private @Nullable Integer lowest;

  @Option(
      names = "--median",
      paramLabel = "N",
      description = "fist-of-five: the median that a proposal needs. Default: 3")
  private @Nullable Integer median;

  @Option(
      names = "--satisfaction",
      paramLabel = "cost|count",
      converter = Spelled.Satisfactions.class,
      description =
          "equal-shares: a point is worth the option's cost, or the same for every option."
              + " Default: cost for approvals, count for points")
  private @Nullable Satisfaction satisfaction;

  @Option(
      names = "--seed",
      paramLabel = "TEXT",
      description = "What the order of lots is drawn from. Default: nothing")
  private String seed = "";

  @Parameters(paramLabel = "FILE", description = "The election file; - for standard input.")
  private String file = "";

  @Override
  public Integer call() throws JsonProcessingException {
    try {
      ElectionFile election = election(bytes());
      Lot lot = election.lot().orElseGet(() -> FileLot.drawn(seed, election.options()));
      FileCount.Counted counted = FileCount.count(method, election, declared(), lot);
      print(TallyResult.of(method, election, counted, seed));
      return 0;
    } catch (UnreadableFile e) {
      return refuse(e.said());
    } catch (NoSuchFileException | InvalidPathException e) {
      return refuse("there is no such file");
    } catch (IOException e) {
      return refuse("the file cannot be read");
    }
  }

  private byte[] bytes() throws IOException, UnreadableFile {
    if (file.equals("-")) {
      return ElectionFiles.bytes(System.in);
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw new UnreadableFile("this is a folder");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return ElectionFiles.bytes(in);
    }
  }

  /// A bundle says what was published, so it is counted only if it is right throughout.
  private static ElectionFile election(byte[] bytes) throws UnreadableFile {
    ElectionFile election = ElectionFiles.read(bytes);
    if (election.format().equals(ElectionFile.BUNDLE)) {
      Optional<String> wrong =
          switch (Bundle.read(bytes)) {
            case Bundle.Read.Broken<Bundle>(String what) -> Optional.of(what);
            case Bundle.Read.Whole<Bundle>(Bundle whole) ->
                Verification.of(whole).wrong().map(Finding::toString);
          };
      if (wrong.isPresent()) {
        throw new UnreadableFile(wrong.get());
      }
    }
    return election;
  }

  private Declared declared() {
    return new Declared(
        Optional.ofNullable(unranked),
        Optional.ofNullable(strength),
        Optional.ofNullable(quota),
        whole(seats),
        Optional.ofNullable(budget),
        whole(lowest),
        whole(median),
        Optional.ofNullable(satisfaction));
  }

  private static OptionalInt whole(@Nullable Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private void print(TallyResult result) throws JsonProcessingException {
    String json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(result);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(json);
    out.flush();
  }

  private int refuse(String reason) {
    String name = file.equals("-") ? "standard input" : file;
    Main.say(Objects.requireNonNull(spec).commandLine(), name + ": " + reason);
    return UNREADABLE;
  }
}
