package org.convene;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.convene.base.Json;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// `contract/openapi.yaml` as tests hold the server and the examples to it. Stricter than what a
/// client may expect: members that the document does not name are errors here, so that it never
/// falls behind the server.
public final class RestContract {
  /// An operation of the document.
  public record Operation(String id, HttpMethod method, String path, JsonNode node) {
    public boolean takesBody() {
      return node.has("requestBody");
    }

    /// The media type of the body it takes; JSON where it takes none.
    public String bodyType() {
      var types = node.at("/requestBody/content").fieldNames();
      return types.hasNext() ? types.next() : "application/json";
    }

    public boolean takesJson() {
      return takesBody() && bodyType().equals("application/json");
    }

    public int bodyBytes() {
      return node.path("x-body-bytes").asInt(16 * 1024);
    }

    public boolean needsToken() {
      return !node.has("security");
    }
  }

  private static final Set<String> OPEN_SCHEMAS = Set.of("Problem", "Text");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final JsonNode DOCUMENT = read();
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private RestContract() {}

  public static List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(
                    one -> operations.add(operation(path.getKey(), one.getKey(), one.getValue()))));
    return operations;
  }

  private static Operation operation(String path, String method, JsonNode node) {
    return new Operation(
        node.path("operationId").asText(),
        HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
        path,
        node);
  }

  /// Fails unless the document says that this may be answered.
  static void assertFits(HttpMethod method, String path, HttpResponse<Buffer> response) {
    String type = Optional.ofNullable(response.getHeader("Content-Type")).orElse("");
    String body = Optional.ofNullable(response.bodyAsString()).orElse("");
    if (type.startsWith("application/problem+json")) {
      assertThat(errors("Problem", body)).as(path + " " + body).isEmpty();
    } else if (type.startsWith("application/json")) {
      Operation operation = find(method, path).orElseThrow();
      String status = Integer.toString(response.statusCode());
      assertThat(errors(operation, status, body)).as(path + " " + body).isEmpty();
    }
  }

  /// Why a body is not one that `operation` answers with `status`, or takes as its `request`.
  public static List<Error> errors(Operation operation, String status, String body) {
    JsonNode holder =
        status.equals("request") ? operation.node.path("requestBody") : response(operation, status);
    var contents = new ArrayList<JsonNode>();
    holder.path("content").forEach(contents::add);
    String reference = contents.getFirst().path("schema").path("$ref").asText();
    return errors(reference.substring(reference.lastIndexOf('/') + 1), body);
  }

  private static JsonNode response(Operation operation, String status) {
    JsonNode responses = operation.node.path("responses");
    JsonNode response = responses.has(status) ? responses.path(status) : responses.path("default");
    String reference = response.path("$ref").asText();
    return reference.isEmpty() ? response : DOCUMENT.at(reference.substring(1));
  }

  private static List<Error> errors(String schema, String body) {
    try {
      return SCHEMAS
          .computeIfAbsent(schema, RestContract::schema)
          .validate(Json.MAPPER.readTree(body));
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + body, e);
    }
  }

  private static Schema schema(String name) {
    ObjectNode root = Json.MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + name);
    root.set("components", DOCUMENT.path("components"));
    return REGISTRY.getSchema(root);
  }

  /// `contract/examples/rest/<operation>.request.json`.
  static String exampleOfRequest(Operation operation) {
    Path root = Path.of(System.getProperty("convene.root", ".."));
    try {
      return Files.readString(
          root.resolve("contract/examples/rest/" + operation.id() + ".request.json"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<Operation> find(HttpMethod method, String path) {
    String bare = path.replaceAll("\\?.*", "");
    return operations().stream()
        .filter(one ->
            one.method.equals(method) && bare.matches(one.path.replaceAll("\\{\\w+}", "[^/]+")))
        .min(Comparator.comparingInt(one -> one.path.indexOf('{')));
  }

  private static JsonNode read() {
    var strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    var yaml = new Yaml(new SafeConstructor(strict));
    InputStream file = RestContract.class.getResourceAsStream("/contract/openapi.yaml");
    Map<String, Object> document = yaml.load(Objects.requireNonNull(file));
    JsonNode node = Json.MAPPER.valueToTree(document);
    node.at("/components/schemas")
        .properties()
        .forEach(schema -> {
          if (!OPEN_SCHEMAS.contains(schema.getKey())) {
            close(schema.getValue());
          }
        });
    return node;
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.has("properties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(RestContract::close);
  }
}
