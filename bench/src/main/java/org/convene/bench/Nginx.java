package org.convene.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// nginx as a process of its own, which serves a folder of files as well as it can.
record Nginx(Process process, String url) implements AutoCloseable {
  private static final String CONFIGURATION =
      """
      daemon off;
      user root;
      worker_processes 1;
      pid %1$s/nginx.pid;
      error_log %1$s/nginx.log;
      events { worker_connections 256; }
      http {
        access_log off;
        types { text/calendar ics; }
        sendfile on;
        tcp_nopush on;
        open_file_cache max=10;
        keepalive_requests 100000000;
        client_body_temp_path %1$s/body;
        proxy_temp_path %1$s/proxy;
        fastcgi_temp_path %1$s/fastcgi;
        uwsgi_temp_path %1$s/uwsgi;
        scgi_temp_path %1$s/scgi;
        server { listen 127.0.0.1:%2$d; root %1$s; }
      }
      """;

  /// Empty where it is not installed.
  static Optional<Nginx> serve(Path folder) throws IOException, InterruptedException {
    int port = freePort();
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(configuration, CONFIGURATION.formatted(folder, port));
    try {
      Process process =
          new ProcessBuilder("nginx", "-p", folder.toString(), "-c", configuration.toString())
              .inheritIO()
              .start();
      // A configuration that it does not take ends it at once.
      return process.waitFor(1, TimeUnit.SECONDS)
          ? Optional.empty()
          : Optional.of(new Nginx(process, "http://127.0.0.1:" + port));
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
