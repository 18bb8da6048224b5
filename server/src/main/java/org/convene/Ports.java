package org.convene;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.convene.base.CannotStart;

/// Whether we may listen somewhere, asked before the slow parts of a start.
final class Ports {
  private Ports() {}

  /// The port to listen on: the wanted one if it is free, or any free one for 0.
  static int choose(String host, int wanted) throws CannotStart {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), wanted));
      return socket.getLocalPort();
    } catch (UnknownHostException e) {
      throw new CannotStart("There is no address for the host " + host, e);
    } catch (IOException e) {
      throw new CannotStart(
          "Port %d on %s cannot be listened on: %s".formatted(wanted, host, e.getMessage()), e);
    }
  }

  static boolean isFree(String host, int port) {
    try {
      choose(host, port);
      return true;
    } catch (CannotStart e) {
      return false;
    }
  }
}
