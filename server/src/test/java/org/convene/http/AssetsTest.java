package org.convene.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {
  private static final String MANIFEST =
      """
      {"_shared.js": {"file": "assets/shared-1.js", "css": ["assets/shared-1.css"]},
       "src/join/main.ts": {"file": "assets/join-1.js", "name": "join", "isEntry": true,
         "imports": ["_shared.js"], "css": ["assets/join-1.css"]},
       "src/generated/messages/join.nl.ts": {"file": "assets/join.nl-1.js", "name": "join.nl"}}
      """;

  @TempDir static Path folder;
  private static Vertx vertx;
  private static WebClient client;
  private static Assets assets;
  private static int port;

  @BeforeAll
  static void serve() throws IOException {
    write(".vite/manifest.json", MANIFEST);
    write("assets/join-1.js", "plain");
    write("assets/join-1.js.br", "brotli");
    write("assets/join-1.js.gz", "gzip");
    write("favicon.svg", "<svg/>");
    assets = Assets.read(folder);
    vertx = Vertx.vertx();
    client = WebClient.create(vertx, new WebClientOptions().setDecompressionSupported(false));
    Router router = Router.router(vertx);
    var front = assets.before(List.of(Header.of("X-Usual", "on each")), router);
    port = await(vertx.createHttpServer().requestHandler(front).listen(0)).actualPort();
  }

  @AfterAll
  static void stop() {
    client.close();
    await(vertx.close());
  }

  @Test
  void theSmallestEncodingTheBrowserTakesIsServed() {
    assertThat(bodyFor("gzip, deflate, br, zstd")).isEqualTo("brotli");
    assertThat(bodyFor("gzip")).isEqualTo("gzip");
    assertThat(bodyFor("br;q=0, gzip;q=0.5")).isEqualTo("gzip");
    assertThat(bodyFor("identity")).isEqualTo("plain");
    assertThat(bodyFor("broken")).isEqualTo("plain");
  }

  @Test
  void hashedFilesAreKeptForGoodAndTheOthersAskedForAgain() {
    var hashed = await(get("/assets/join-1.js").send());
    assertThat(hashed.getHeader("Cache-Control")).contains("immutable");
    assertThat(hashed.getHeader("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(hashed.getHeader("Vary")).isEqualTo("Accept-Encoding");
    var icon = await(get("/favicon.svg").send());
    assertThat(icon.getHeader("Cache-Control")).doesNotContain("immutable");
    assertThat(icon.getHeader("Content-Type")).startsWith("image/svg+xml");
  }

  @Test
  void whatTheBrowserHasIsNotSentAgain() {
    String etag = await(get("/favicon.svg").send()).getHeader("ETag");
    var again = await(get("/favicon.svg").putHeader("If-None-Match", etag).send());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isNull();
  }

  @Test
  void headIsAnsweredWithoutTheBody() {
    var head = await(client.request(HttpMethod.HEAD, port, "localhost", "/favicon.svg").send());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isNull();
  }

  @Test
  void nothingElseOfTheFolderIsReachable() {
    for (String path :
        new String[] {
          "/.vite/manifest.json",
          "/assets/join-1.js.br",
          "/assets/../.vite/manifest.json",
          "/assets/%2e%2e/.vite/manifest.json",
          "/assets/",
          "/"
        }) {
      assertThat(await(get(path).send()).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void anEntryNamesWhatItsPageLoads() {
    ViteManifest.Entry join = assets.manifest().entry("join");
    assertThat(join.script()).isEqualTo("/assets/join-1.js");
    assertThat(join.preloads()).containsExactly("/assets/shared-1.js");
    assertThat(join.styles()).containsExactly("/assets/shared-1.css", "/assets/join-1.css");
    assertThatThrownBy(() -> assets.manifest().entry("wall")).hasMessageContaining("wall");
  }

  @Test
  void theCatalogueOfTheReadersLanguageIsFetchedAlong() {
    assertThat(assets.manifest().entry("join", "nl").preloads())
        .containsExactly("/assets/shared-1.js", "/assets/join.nl-1.js");
    assertThat(assets.manifest().entry("join", "fi").preloads())
        .containsExactly("/assets/shared-1.js");
  }

  private static String bodyFor(String accepted) {
    HttpResponse<Buffer> response =
        await(get("/assets/join-1.js").putHeader("Accept-Encoding", accepted).send());
    return Objects.requireNonNull(response.bodyAsString());
  }

  private static HttpRequest<Buffer> get(String path) {
    return client.get(port, "localhost", path);
  }

  private static void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
