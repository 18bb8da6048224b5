package org.convene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.convene.base.Secrets;
import org.convene.board.Bundle;
import org.convene.board.Bundle.Read;
import org.convene.board.Finding;
import org.convene.board.HeadWords;
import org.convene.board.Posted;
import org.convene.board.Receipt;
import org.convene.board.Verification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Checks a poll's bundle. Needs no server, no network and no database.
@Command(
    name = "verify",
    description = "Checks the bundle of a poll, without a server and without a network.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit code 0: everything is right. 1: something is wrong, and the first such place is named.",
      "2: a file cannot be read, or is of another version.",
      "Without --key or --head a bundle is checked against the key that it brings along: whoever",
      "makes up a whole poll and signs it with a key of their own is found out by these alone."
    })
final class Verify implements Callable<Integer> {
  private static final int WRONG = 1;
  private static final int UNREADABLE = 2;

  @Parameters(paramLabel = "BUNDLE", description = "The bundle, as the server gives it.")
  private @Nullable Path bundle;

  @Option(
      names = "--key",
      paramLabel = "FINGERPRINT",
      description = "The server's key must have this fingerprint, 64 digits.")
  private @Nullable String key;

  @Option(
      names = "--head",
      paramLabel = "HEAD",
      description = "The board must have this head: the words on the wall, or its 64 digits.")
  private @Nullable String head;

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "A voter's receipt must belong to it.")
  private @Nullable Path receipt;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    byte[] file = read(bundle);
    return file == null
        ? unreadable(bundle, "it cannot be opened")
        : switch (Bundle.read(file)) {
          case Read.Broken<Bundle>(String what) -> unreadable(bundle, what);
          case Read.Whole<Bundle>(Bundle whole) -> check(whole, Secrets.hex(file));
        };
  }

  private int check(Bundle whole, String hash) {
    out().println("bundle of poll " + whole.poll() + ", SHA-256 " + hash);
    Verification.Outcome outcome = Verification.of(whole);
    outcome.checked().forEach(line -> out().println("right   " + line));
    Optional<Finding> wrong = outcome.wrong().or(() -> keyFlaw(whole)).or(() -> headFlaw(whole));
    if (wrong.isPresent()) {
      return wrong(wrong.get());
    }
    return receipt == null ? right(whole) : checkReceipt(whole, receipt);
  }

  private int right(Bundle whole) {
    Posted last = whole.entries().getLast();
    out().println("key     " + whole.key().fingerprint());
    out().println("head    " + HeadWords.of(last.head()));
    out().println("        " + last.head());
    if (key == null && head == null) {
      out()
          .println(
              "Compare the key or the head with what was made known, or give --key or --head.");
    }
    out().flush();
    return 0;
  }

  private int checkReceipt(Bundle whole, Path path) {
    byte[] file = read(path);
    if (file == null) {
      return unreadable(path, "it cannot be opened");
    }
    return switch (Bundle.readReceipt(file)) {
      case Read.Broken<Receipt>(String what) -> unreadable(path, what);
      case Read.Whole<Receipt>(Receipt of) -> {
        Optional<Finding> wrong = of.flaw(whole);
        if (wrong.isPresent()) {
          yield wrong(wrong.get());
        }
        out().println("right   receipt: ballots[" + of.index() + "] " + of.leaf());
        yield right(whole);
      }
    };
  }

  private Optional<Finding> keyFlaw(Bundle whole) {
    return key == null || key.replace(":", "").equalsIgnoreCase(whole.key().fingerprint().hex())
        ? Optional.empty()
        : Optional.of(new Finding("key", "its fingerprint is " + whole.key().fingerprint()));
  }

  private Optional<Finding> headFlaw(Bundle whole) {
    if (head == null) {
      return Optional.empty();
    }
    for (int i = 0; i < whole.entries().size(); i++) {
      if (HeadWords.names(head, whole.entries().get(i).head())) {
        out().println("right   head: that of entries[" + i + "], with all before it");
        return Optional.empty();
      }
    }
    Posted last = whole.entries().getLast();
    return Optional.of(
        new Finding("entries", "none has this head; the last is " + HeadWords.of(last.head())));
  }

  private int wrong(Finding finding) {
    out().println("WRONG   " + finding);
    out().flush();
    return WRONG;
  }

  private int unreadable(@Nullable Path file, String what) {
    out().flush();
    PrintWriter error = command().commandLine().getErr();
    error.println("convene: " + file + ": " + what);
    error.flush();
    return UNREADABLE;
  }

  private static byte @Nullable [] read(@Nullable Path file) {
    try {
      return file == null ? null : Files.readAllBytes(file);
    } catch (IOException e) {
      return null;
    }
  }

  private PrintWriter out() {
    return command().commandLine().getOut();
  }

  private CommandSpec command() {
    if (spec == null) {
      throw new IllegalStateException("not run by the command line");
    }
    return spec;
  }
}
