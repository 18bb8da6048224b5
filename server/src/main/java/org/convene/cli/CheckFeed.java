package org.convene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.convene.calendar.FeedBreak;
import org.convene.calendar.FeedCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Checks a calendar feed, anybody's. Needs no server of ours and no database.
@Command(
    name = "feed-check",
    description = "Checks a calendar feed against the rules by which it works in every program.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Each break is named with its line. Of an address its answers are checked, too: content type,",
      "ETag, Last-Modified, Vary, HEAD, 304, gzip, redirects and cookies.",
      "Exit code 0: nothing is wrong. 1: something is. 2: the feed cannot be read."
    })
final class CheckFeed implements Callable<Integer> {
  private static final int WRONG = 1;
  private static final int UNREADABLE = 2;
  private static final int REDIRECTS = 3;

  @Parameters(
      paramLabel = "URL|FILE",
      description = "An address (https, http or webcal) or a file.")
  private @Nullable String feed;

  @Option(names = "--alarms", description = "The feed was asked for alarms: they are not a break.")
  private boolean alarms;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    String named = Objects.requireNonNull(feed);
    try {
      return named.matches("(?i)(https?|webcals?)://.*")
          ? address(FeedAnswers.address(named))
          : report(Files.readAllBytes(Path.of(named)), List.of());
    } catch (URISyntaxException | InvalidPathException e) {
      return unreadable(named, "it is neither an address nor a file");
    } catch (IOException e) {
      return unreadable(named, "it cannot be read");
    }
  }

  private int address(URI address) throws IOException, InterruptedException {
    FeedAnswers answers = FeedAnswers.of(address);
    return answers.feed().isEmpty()
        ? unreadable(address.toString(), "it answers " + said(answers.status()))
        : report(answers.feed().get(), answers.breaks());
  }

  private static String said(int status) {
    boolean redirect = status / 100 == REDIRECTS;
    return status + (redirect ? ": not every program follows a redirect" : "");
  }

  private int report(byte[] bytes, List<String> answers) {
    PrintWriter out = command().commandLine().getOut();
    List<FeedBreak> breaks = FeedCheck.of(bytes, alarms);
    answers.forEach(each -> out.println("answer: " + each));
    breaks.forEach(out::println);
    int count = answers.size() + breaks.size();
    out.println(
        count == 0
            ? "Nothing is wrong with %s: %d octets.".formatted(feed, bytes.length)
            : "%d %s.".formatted(count, count == 1 ? "rule is broken" : "breaks of the rules"));
    out.flush();
    return count == 0 ? 0 : WRONG;
  }

  private int unreadable(String what, String why) {
    Main.say(command().commandLine(), what + ": " + why);
    return UNREADABLE;
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec);
  }
}
