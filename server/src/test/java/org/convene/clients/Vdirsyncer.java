package org.convene.clients;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// vdirsyncer, which brings a remote calendar into a folder of files, one a meeting.
///
/// @param local that folder
record Vdirsyncer(Path home, Path local) {
  private static final String NEEDS = "Debian's package vdirsyncer";

  private static final String CONFIGURATION =
      """
      [general]
      status_path = "%1$s/status"
      [pair ours]
      a = "remote"
      b = "local"
      collections = %4$s
      conflict_resolution = "a wins"
      [storage remote]
      %3$s
      read_only = true
      [storage local]
      type = "filesystem"
      path = "%2$s"
      fileext = ".ics"
      """;

  static Vdirsyncer ofFeed(Path home, URI address) throws Exception {
    return configured(home, "null", "type = \"http\"\nurl = \"%s\"".formatted(address));
  }

  /// All calendars that are found from the server's address, each in a folder of its own.
  static Vdirsyncer ofCaldav(Path home, URI server, String name, String password) throws Exception {
    String storage =
        "type = \"caldav\"\nurl = \"%s\"\nusername = \"%s\"\npassword = \"%s\"\nitem_types = [\"VEVENT\"]";
    return configured(home, "[\"from a\"]", storage.formatted(server, name, password));
  }

  private static Vdirsyncer configured(Path home, String collections, String remote)
      throws Exception {
    Path local = Files.createDirectories(home.resolve("local"));
    Files.writeString(
        home.resolve("vdirsyncer.conf"), CONFIGURATION.formatted(home, local, remote, collections));
    var made = new Vdirsyncer(home, local);
    made.run("discover");
    return made;
  }

  /// What it says of its work: a line for each file that it adds, changes or deletes.
  List<String> sync() throws Exception {
    var said = run("sync");
    return (said.output() + said.errors()).lines().toList();
  }

  private Command.Said run(String verb) throws Exception {
    String configuration = home.resolve("vdirsyncer.conf").toString();
    return new Command(NEEDS, home, List.of("vdirsyncer", "-c", configuration, verb)).run();
  }
}
