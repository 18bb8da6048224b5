package org.convene.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;

/// Who a request counts against. `X-Forwarded-For` is believed only when the connection comes from
/// a proxy that the operator has named, and then only its rightmost address that is not such a
/// proxy: whatever stands further left, the client may have written itself.
public final class ClientAddress {
  private static final String UNKNOWN = "unknown";

  private final Set<String> trustedProxies;

  public ClientAddress(Set<String> trustedProxies) {
    this.trustedProxies = Set.copyOf(trustedProxies);
  }

  public String of(HttpServerRequest request) {
    var remote = request.remoteAddress();
    String host = remote == null || remote.hostAddress() == null ? UNKNOWN : remote.hostAddress();
    if (!trustedProxies.contains(host)) {
      return host;
    }
    return beyondProxies(host, request.headers().getAll("X-Forwarded-For"));
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

  /// One household or workshop: an IPv4 address, or the /64 that an IPv6 customer has to himself.
  static String network(String address) {
    int groups = 0;
    for (int i = 0; i < address.length(); i++) {
      if (address.charAt(i) == ':' && ++groups == 4) {
        return address.substring(0, i) + "::/64";
      }
    }
    return address;
  }
}
