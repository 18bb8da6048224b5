package org.convene.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.convene.calendar.Fragment;
import org.convene.calendar.IcsWriter;
import org.convene.calendar.Vevent;
import picocli.CommandLine.Command;

/// `./convene bench feed`: what a calendar feed costs to make.
@Command(name = "feed", description = "Renders feeds.", mixinStandardHelpOptions = true)
final class FeedBench implements Callable<Integer> {
  private static final int MEETINGS = 1_000;
  private static final List<Integer> SIZES = List.of(10, 100, 1_000, 5_000);

  @Override
  public Integer call() {
    rendering();
    editing();
    return 0;
  }

  private static void rendering() {
    List<Vevent> events = MadeUpMeetings.events(MEETINGS);
    List<Fragment> fragments = fragments(events);
    Workload cold =
        new Workload(
            "cold: each meeting anew",
            MEETINGS,
            () -> IcsWriter.feed(MadeUpMeetings.HEADER, fragments(events)));
    Workload warm =
        new Workload(
            "warm: joined from fragments",
            MEETINGS,
            () -> IcsWriter.feed(MadeUpMeetings.HEADER, fragments));
    Measured joined = Measured.of(warm);
    Report report = new Report(System.out, "a feed of 1,000 meetings", "× joining");
    report.add(joined, joined);
    report.add(Measured.of(cold), joined);
    int size = IcsWriter.feed(MadeUpMeetings.HEADER, fragments).length;
    System.out.printf(Locale.ROOT, "%n| of %,d bytes, allocates | bytes |%n|---|---:|%n", size);
    allocated(warm);
    allocated(cold);
  }

  /// An edit renders one meeting; the rest is joined as it was.
  private static void editing() {
    Report edits = new Report(System.out, "one edit: the meeting rendered", "× that of 10");
    beside(edits, SIZES.stream().map(FeedBench::edit).toList());
    Report joins = new Report(System.out, "joining after it", "× that of 10, each");
    beside(joins, SIZES.stream().map(FeedBench::join).toList());
  }

  private static void beside(Report report, List<Workload> workloads) {
    List<Measured> all = workloads.stream().map(Measured::of).toList();
    all.forEach(each -> report.add(each, all.getFirst()));
  }

  private static Workload edit(int meetings) {
    List<Fragment> fragments = fragments(MadeUpMeetings.events(meetings));
    int[] edits = {0};
    return new Workload(
        "in a feed of %,d".formatted(meetings),
        1,
        () -> {
          int number = edits[0]++ % meetings;
          Vevent edited = MadeUpMeetings.event(number, edits[0]);
          return fragments.set(number, IcsWriter.fragment(List.of(edited)));
        });
  }

  private static Workload join(int meetings) {
    List<Fragment> fragments = fragments(MadeUpMeetings.events(meetings));
    return new Workload(
        "a feed of %,d".formatted(meetings),
        meetings,
        () -> IcsWriter.feed(MadeUpMeetings.HEADER, fragments));
  }

  private static List<Fragment> fragments(List<Vevent> events) {
    return new ArrayList<>(
        events.stream().map(event -> IcsWriter.fragment(List.of(event))).toList());
  }

  private static void allocated(Workload workload) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Measured.kept = workload.run().once();
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    System.out.printf(Locale.ROOT, "| %s | %,d |%n", workload.name(), bytes);
  }
}
