package org.convene;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/// The address people are given when the operator names none.
final class PublicUrl {
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

  private PublicUrl() {}

  /// A server that listens on every address is shown by the one that phones in the same room can
  /// reach.
  static String of(String host, int port) {
    String shown = EVERY_ADDRESS.contains(host) ? localNetworkAddress().orElse("127.0.0.1") : host;
    String bracketed = shown.contains(":") && !shown.startsWith("[") ? "[" + shown + "]" : shown;
    return "http://" + bracketed + ":" + port;
  }

  private static Optional<String> localNetworkAddress() {
    try {
      return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
          .map(InetAddress::getHostAddress)
          .findFirst();
    } catch (SocketException e) {
      return Optional.empty();
    }
  }
}
