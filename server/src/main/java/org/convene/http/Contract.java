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

  /// For checking requests. The library refuses bodies in media types it cannot check, problems and
  /// tables among them: so responses are left out, and of requests only their type is kept.
  static Future<OpenAPIContract> load(Vertx vertx) {
    JsonObject document = document();
    document.getJsonObject("paths").forEach(path -> checkable((JsonObject) path.getValue()));
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

  private static void checkable(JsonObject path) {
    path.forEach(operation -> {
      JsonObject any = new JsonObject().put("description", "any");
      JsonObject known = (JsonObject) operation.getValue();
      known.put("responses", new JsonObject().put("default", any));
      withoutTable(known);
    });
  }

  private static void withoutTable(JsonObject operation) {
    JsonObject body = operation.getJsonObject("requestBody");
    if (body != null && !body.getJsonObject("content").containsKey(TakenBody.JSON)) {
      operation.remove("requestBody");
      operation.put(TakenBody.TYPE, body.getJsonObject("content").fieldNames().iterator().next());
    }
  }
}
