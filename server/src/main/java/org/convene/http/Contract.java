package org.convene.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// `contract/openapi.yaml` as this server was built with it.
final class Contract {
  private static final String PATH = "/contract/openapi.yaml";

  private Contract() {}

  /// For checking requests. The library refuses responses in media types it cannot check, problems
  /// and tables among them, so responses are left out.
  static Future<OpenAPIContract> load(Vertx vertx) {
    JsonObject document = document();
    document.getJsonObject("paths").forEach(path -> withoutResponses((JsonObject) path.getValue()));
    document.getJsonObject("components").remove("responses");
    return OpenAPIContract.from(vertx, document);
  }

  static JsonObject document() {
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    try (InputStream file = Contract.class.getResourceAsStream(PATH)) {
      Map<String, Object> document = yaml.load(Objects.requireNonNull(file, PATH));
      return new JsonObject(new JsonObject(document).encode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void withoutResponses(JsonObject path) {
    path.forEach(operation -> {
      JsonObject any = new JsonObject().put("description", "any");
      ((JsonObject) operation.getValue()).put("responses", new JsonObject().put("default", any));
    });
  }
}
