package org.convene.bench.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.convene.base.CannotStart;
import org.convene.bench.live.Peer.Flaws;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./convene bench fanout`: what it costs to tell everybody something. Each server is a process of
/// its own; they take turns, round by round, so that whatever else the machine does befalls all.
@Command(
    name = "fanout",
    description = {
      "Sends events to many subscribers; beside nginx with nchan, stock Vert.x and a bare write loop.",
      "Needs for nchan: apt-get install " + Nchan.PACKAGES
    },
    mixinStandardHelpOptions = true)
public final class FanoutBench implements Callable<Integer> {
  private static final String FLOOR = "a bare write loop";

  /// For connections to come to rest, and for who is here to have been told.
  private static final int SETTLE_MILLIS = 2_500;

  /// For what has not come yet; past it, it is lost.
  private static final int PATIENCE_SECONDS = 20;

  /// Of the process, and of a session on one server.
  static final int MOST_PEOPLE = 18_000;

  @Option(names = "--people", paramLabel = "N", description = "Subscribers. Default: 10000")
  private int people = 10_000;

  @Option(names = "--rate", paramLabel = "N", description = "Events a second. Default: 5")
  private double rate = 5;

  @Option(names = "--bytes", paramLabel = "N", description = "Bytes of an event. Default: 300")
  private int bytes = 300;

  @Option(names = "--seconds", paramLabel = "N", description = "Of a round. Default: 5")
  private int seconds = 5;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Of which the median counts, after one to warm up. Default: 3")
  private int rounds = 3;

  @Option(names = "--alone", description = "Convene without its peers, to look closer at it.")
  private boolean alone;

  /// @param cpuMicros of the server, for each frame that came
  private record Round(Delivery delivery, Flaws flaws, double cpuMicros) {}

  private record Measured(Peer peer, List<Round> rounds) {}

  @Override
  public Integer call() throws Exception {
    People.atMost(people, MOST_PEOPLE);
    try (WorkFolder folder = WorkFolder.make();
        Sockets sockets = new Sockets()) {
      List<Peer> peers = new ArrayList<>();
      try {
        start(peers, folder.path(), sockets);
        print(measure(peers, sockets));
      } finally {
        for (Peer peer : peers) {
          peer.close();
        }
      }
    }
    return 0;
  }

  private void start(List<Peer> peers, Path folder, Sockets sockets)
      throws CannotStart, IOException, InterruptedException {
    if (!alone) {
      peers.add(plain(FLOOR, FloorServer.class, folder, sockets));
      Nchan.start(folder, sockets, bytes).ifPresent(peers::add);
      peers.add(plain("stock Vert.x", PlainVertxServer.class, folder, sockets));
    }
    peers.add(new ConvenePeer(Conference.start(folder, sockets), sockets, people, bytes));
  }

  private Peer plain(String name, Class<?> main, Path folder, Sockets sockets) throws IOException {
    JavaProcess process =
        JavaProcess.start(folder.resolve("server.log"), List.of(), main.getName(), List.of());
    return new PlainPeer(
        name, process.process(), sockets, Integer.parseInt(process.ready()), bytes);
  }

  private List<Measured> measure(List<Peer> peers, Sockets sockets)
      throws InterruptedException, ExecutionException {
    List<Measured> measured =
        peers.stream().map(peer -> new Measured(peer, new ArrayList<>())).toList();
    for (int round = 0; round <= rounds; round++) {
      for (Measured each : measured) {
        Round one = round(each.peer, sockets);
        if (round > 0) {
          each.rounds.add(one);
        }
      }
    }
    return measured;
  }

  private Round round(Peer peer, Sockets sockets) throws InterruptedException, ExecutionException {
    long[] planned = Schedule.steady((int) Math.round(seconds * rate), rate);
    Delivery delivery = new Delivery(planned, people);
    peer.subscribe(people, delivery);
    Thread.sleep(SETTLE_MILLIS);
    double before = peer.tree().cpuSeconds();
    sockets.ask(() -> {
      long now = System.nanoTime();
      for (int i = 0; i < planned.length; i++) {
        int number = i;
        planned[i] += now;
        sockets.at(planned[i], () -> peer.publish(number));
      }
      return now;
    });
    await(delivery);
    double took = peer.tree().cpuSeconds() - before;
    return new Round(delivery, peer.leave(), took * 1e6 / Math.max(1, delivery.frames()));
  }

  private void await(Delivery delivery) throws InterruptedException, ExecutionException {
    try {
      delivery.complete().get(seconds + PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | CancellationException | CompletionException lost) {
      // The table says how much.
    }
  }

  private void print(List<Measured> measured) {
    double bytesEach = Medians.of(measured.getLast().rounds, round -> round.delivery().bytesEach());
    Table table =
        Table.head(
            "%,d subscribers, %.0f events a second of %.0f bytes"
                .formatted(people, rate, bytesEach),
            "frames a second",
            "%,.0f",
            "processor time a frame",
            "%.2f µs",
            "× the bare loop",
            "%.2f",
            "× nchan",
            "%.2f",
            "p99 delay",
            "%,.0f ms",
            "lost",
            "%,.0f",
            "out of order",
            "%,.0f",
            "twice",
            "%,.0f");
    double floor = cpu(measured, FLOOR);
    double nchan = cpu(measured, Nchan.NAME);
    measured.forEach(each -> row(table, each, floor, nchan));
    if (Double.isNaN(nchan)) {
      table.note(Nchan.NAME, "not installed (Debian: apt-get install " + Nchan.PACKAGES + ")");
    }
  }

  private static void row(Table table, Measured each, double floor, double nchan) {
    List<Round> all = each.rounds;
    double cpu = Medians.of(all, Round::cpuMicros);
    table.row(
        each.peer.name(),
        Medians.of(all, round -> round.delivery().frames() / round.delivery().seconds()),
        cpu,
        cpu / floor,
        cpu / nchan,
        Medians.of(all, round -> round.delivery().delayMillis(99)),
        all.stream().mapToDouble(round -> round.delivery().lost()).sum(),
        all.stream().mapToDouble(round -> round.flaws().missing()).sum(),
        all.stream().mapToDouble(round -> round.flaws().repeated()).sum());
  }

  private static double cpu(List<Measured> measured, String name) {
    return measured.stream()
        .filter(each -> each.peer.name().equals(name))
        .mapToDouble(each -> Medians.of(each.rounds, Round::cpuMicros))
        .findFirst()
        .orElse(Double.NaN);
  }
}
