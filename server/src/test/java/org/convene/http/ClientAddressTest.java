package org.convene.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
  @Test
  void aForwardedAddressIsNotBelievedUnlessTheProxyIsTrusted() {
    assertThat(seen(Set.of(), "203.0.113.9")).isEqualTo("127.0.0.1");
    assertThat(seen(Set.of("127.0.0.1"), "203.0.113.9")).isEqualTo("203.0.113.9");
  }

  @Test
  void whatTheClientWroteBeforeTheProxyDoesNotCount() {
    assertThat(seen(Set.of("127.0.0.1", "10.0.0.2"), "6.6.6.6, 203.0.113.9, 10.0.0.2"))
        .isEqualTo("203.0.113.9");
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, 203.0.113.9",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
    "2001:db8::1, 2001:db8:0:0::/64",
  })
  void anIpv6CustomerIsOneNetwork(String address, String network) {
    assertThat(ClientAddress.network(address)).isEqualTo(network);
  }

  private static String seen(Set<String> trusted, String forwarded) {
    Vertx vertx = Vertx.vertx();
    try {
      var addresses = new ClientAddress(trusted);
      int port =
          await(
                  vertx
                      .createHttpServer()
                      .requestHandler(request -> request.response().end(addresses.of(request)))
                      .listen(0, "127.0.0.1"))
              .actualPort();
      return await(
          vertx
              .createHttpClient()
              .request(HttpMethod.GET, port, "127.0.0.1", "/")
              .compose(request -> request.putHeader("X-Forwarded-For", forwarded).send())
              .compose(response -> response.body())
              .map(Object::toString));
    } finally {
      await(vertx.close());
    }
  }
}
