package org.convene.clients;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A reader of `src/test/clients`: a few lines around a library, which print an instance a line.
record Program(String name, String needs, List<String> words) implements Reader {
  static final Path FOLDER =
      Path.of(Objects.requireNonNullElse(System.getProperty("convene.root"), ".."))
          .resolve("server/src/test/clients")
          .toAbsolutePath()
          .normalize();

  /// Debian's, whichever other Python is first on the path.
  static final String PYTHON = "/usr/bin/python3";

  private static final String NODE = "Node 20 and `npm ci` in " + FOLDER;

  static Program icalJs() {
    return new Program("ical.js", NODE, List.of("node", path("read-ical-js.mjs")));
  }

  static Program nodeIcal() {
    return new Program("node-ical", NODE, List.of("node", path("read-node-ical.mjs")));
  }

  static Program icalendar() {
    return new Program(
        "icalendar",
        "Debian's packages python3-icalendar and python3-recurring-ical-events",
        List.of(PYTHON, path("read_icalendar.py")));
  }

  /// Compiled anew into the folder.
  static Program libical(Path scratch) throws Exception {
    String needs = "Debian's packages gcc, libc6-dev and libical-dev";
    String made = scratch.resolve("read-libical").toString();
    var compile = List.of("gcc", "-Wall", "-Werror", "-o", made, path("read-libical.c"), "-lical");
    new Command(needs, scratch, compile).run();
    return new Program("libical", needs, List.of(made));
  }

  private static String path(String file) {
    return FOLDER.resolve(file).toString();
  }

  @Override
  public List<Instance> read(Feed feed) throws Exception {
    return say(feed).output().lines().map(Instance::fromJson).sorted().toList();
  }

  /// Also what it complained of.
  Command.Said say(Feed feed) throws Exception {
    Path home = Files.createTempDirectory("reader");
    var all =
        Stream.concat(words.stream(), Stream.of(feed.file().toString(), feed.from(), feed.to()));
    return new Command(needs, home, all.toList()).run();
  }

  @Override
  public String toString() {
    return name;
  }
}
