package org.convene.bench.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convene.postgres.DatabaseAddress;

/// How `./convene serve` is called, as by whoever installed it.
final class Launched {
  private Launched() {}

  /// @param more options
  static List<String> serve(Path data, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("convene.root"), "convene").toString(),
                "serve",
                "--port",
                "0",
                "--metrics-port",
                "0",
                "--data",
                data.toString()));
    words.addAll(List.of(more));
    return words;
  }

  /// On a database that runs by itself.
  static List<String> serve(Path data, DatabaseAddress at) {
    String url =
        "postgres://%s:%s@%s:%d/%s?sslmode=disable"
            .formatted(at.user(), at.password(), at.host(), at.port(), at.database());
    return serve(data, "--database-url", url);
  }
}
