package org.convene.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a server did under the load of wrk, and the processor time it took for it.
///
/// @param perSecond requests answered
/// @param perCpuSecond requests answered with a second of processor time, in all its processes
record Load(double perSecond, double perCpuSecond) {
  /// Of `/proc/PID/stat`: Linux counts in hundredths of a second.
  private static final double TICKS = 100;

  /// A crowd of calendar programs: who asks at the same time shares one look at the database.
  private static final int CONNECTIONS = 128;

  private static final int USER_TIME = 11;
  private static final Pattern SAID =
      Pattern.compile(
          "(?<all>\\d+) requests in.*Requests/sec:\\s+(?<rate>[0-9.]+)", Pattern.DOTALL);

  /// @param header of each request, as `Name: value`
  static Load on(Process server, String url, String header, int seconds)
      throws IOException, InterruptedException {
    double before = cpuSeconds(server);
    String said = wrk(url, header, seconds);
    double took = cpuSeconds(server) - before;
    Matcher counted = SAID.matcher(said);
    if (!counted.find() || said.contains("Non-2xx")) {
      throw new IOException("wrk says: " + said);
    }
    return new Load(
        Double.parseDouble(counted.group("rate")), Long.parseLong(counted.group("all")) / took);
  }

  private static String wrk(String url, String header, int seconds)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s", "-H", header, url)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private static double cpuSeconds(Process server) throws IOException {
    double all = 0;
    for (ProcessHandle each :
        Stream.concat(Stream.of(server.toHandle()), server.descendants()).toList()) {
      String stat = Files.readString(Path.of("/proc", Long.toString(each.pid()), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      all += (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1])) / TICKS;
    }
    return all;
  }

  String row(String name, int bytes, Load beside) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,.0f | %.2f | %,.0f | %.2f |",
        name,
        bytes,
        perSecond,
        perSecond / beside.perSecond,
        perCpuSecond,
        perCpuSecond / beside.perCpuSecond);
  }
}
