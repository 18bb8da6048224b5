package org.convene.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/// Who a request counts against. `X-Forwarded-For` is believed only when the connection comes from
/// a proxy that the operator has named, and then only its rightmost address that is not such a
/// proxy: whatever stands further left, the client may have written itself.
public final class ClientAddress {
  private static final String UNKNOWN = "unknown";
  private static final int IPV6_GROUPS = 8;

  private final Set<String> trustedProxies;

  public ClientAddress(Set<String> trustedProxies) {
    this.trustedProxies = Set.copyOf(trustedProxies);
  }

  /// The address, of IPv6 the network: a customer has 2^64 addresses to himself.
  public String of(HttpServerRequest request) {
    var remote = request.remoteAddress();
    String host = remote == null || remote.hostAddress() == null ? UNKNOWN : remote.hostAddress();
    return network(
        trustedProxies.contains(host)
            ? beyondProxies(host, request.headers().getAll("X-Forwarded-For"))
            : host);
  }

  private String beyondProxies(String host, List<String> forwarded) {
    String[] hops = String.join(",", forwarded).split(",", -1);
    for (int i = hops.length - 1; i >= 0; i--) {
      String hop = hops[i].strip();
      if (!hop.isEmpty() && !trustedProxies.contains(hop)) {
        return hop;
      }
    }
    return host;
  }

  static String network(String address) {
    String[] groups = spelledOut(address).split(":", -1);
    return groups.length == IPV6_GROUPS
        ? String.join(":", List.of(groups).subList(0, IPV6_GROUPS / 2)) + "::/64"
        : address;
  }

  private static String spelledOut(String address) {
    try {
      return InetAddress.ofLiteral(address).getHostAddress();
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
