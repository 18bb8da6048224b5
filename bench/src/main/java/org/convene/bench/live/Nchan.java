package org.convene.bench.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// nginx with nchan, a broadcast server in C, as a process of its own.
final class Nchan {
  static final String NAME = "nginx with nchan";
  static final String PACKAGES = "nginx-light libnginx-mod-nchan";

  private static final String CONFIGURATION =
      """
      load_module %3$s;
      daemon off;
      user root;
      worker_processes 1;
      worker_rlimit_nofile 20000;
      pid %1$s/nginx.pid;
      error_log %1$s/nginx.log;
      events { worker_connections 19000; }
      http {
        access_log off;
        client_body_temp_path %1$s/body;
        proxy_temp_path %1$s/proxy;
        fastcgi_temp_path %1$s/fastcgi;
        uwsgi_temp_path %1$s/uwsgi;
        scgi_temp_path %1$s/scgi;
        server {
          listen 127.0.0.1:%2$d backlog=4096;
          location = /sub { nchan_subscriber websocket; nchan_channel_id all; nchan_subscriber_first_message newest; }
          location = /pub { nchan_publisher websocket; nchan_channel_id all; nchan_message_buffer_length 10; }
        }
      }
      """;

  private static final int TRIES = 50;
  private static final int PAUSE_MILLIS = 100;

  private Nchan() {}

  /// Empty where it is not installed, or does not start.
  static Optional<PlainPeer> start(Path folder, Sockets sockets, int frameBytes)
      throws IOException, InterruptedException {
    Optional<Path> module = module();
    if (module.isEmpty()) {
      return Optional.empty();
    }
    int port = freePort();
    Path configuration = folder.resolve("nchan.conf");
    Files.writeString(configuration, CONFIGURATION.formatted(folder, port, module.get()));
    Process process =
        Children.start(
            new ProcessBuilder("nginx", "-p", folder.toString(), "-c", configuration.toString())
                .inheritIO());
    return answers(process, port)
        ? Optional.of(new PlainPeer(NAME, process, sockets, port, frameBytes))
        : Optional.empty();
  }

  private static Optional<Path> module() {
    return Stream.of("/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/etc/nginx/modules")
        .map(folder -> Path.of(folder, "ngx_nchan_module.so"))
        .filter(Files::exists)
        .findFirst();
  }

  private static boolean answers(Process process, int port) throws InterruptedException {
    for (int i = 0; i < TRIES && process.isAlive(); i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return true;
      } catch (IOException notYet) {
        Thread.sleep(PAUSE_MILLIS);
      }
    }
    return false;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
