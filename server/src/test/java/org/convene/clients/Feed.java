package org.convene.clients;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// A feed as a file and at an address, and the days to look at.
///
/// @param from the first day, as `2026-09-01`
/// @param to the day after the last
record Feed(Path file, URI address, String from, String to) {
  /// A file served on this machine; closing ends that.
  record Served(HttpServer server, Feed feed) implements AutoCloseable {
    static Served of(Path file, String from, String to) throws IOException {
      var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer server = HttpServer.create(here, 0);
      server.createContext(
          "/feed.ics",
          exchange -> {
            byte[] content = Files.readAllBytes(file);
            exchange.getResponseHeaders().set("Content-Type", "text/calendar; charset=utf-8");
            exchange.sendResponseHeaders(200, content.length);
            try (var body = exchange.getResponseBody()) {
              body.write(content);
            }
          });
      server.start();
      var address =
          URI.create("http://127.0.0.1:%d/feed.ics".formatted(server.getAddress().getPort()));
      return new Served(server, new Feed(file, address, from, to));
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
