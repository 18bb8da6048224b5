package org.convene.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class ChangesTest {
  @Test
  void whoeverHasAnAnswerToMoreThanAReadFindsItCounted(Vertx vertx) {
    Changes changes = new Changes();
    Router router = Router.router(vertx);
    router.route().handler(changes);
    router.route().handler(ctx -> ctx.end("done"));
    HttpServer server =
        await(vertx.createHttpServer().requestHandler(router).listen(0, "localhost"));
    WebClient client = WebClient.create(vertx);
    Function<HttpMethod, Long> counted =
        method -> {
          await(client.request(method, server.actualPort(), "localhost", "/").send());
          return changes.count();
        };
    assertThat(counted.apply(HttpMethod.GET)).isZero();
    assertThat(counted.apply(HttpMethod.HEAD)).isZero();
    assertThat(counted.apply(HttpMethod.POST)).isEqualTo(1);
    assertThat(counted.apply(HttpMethod.GET)).isEqualTo(1);
    assertThat(counted.apply(HttpMethod.DELETE)).isEqualTo(2);
  }
}
