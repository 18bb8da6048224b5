package org.convene.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.convene.base.Json;
import org.convene.base.Refusal;
import org.jspecify.annotations.Nullable;

/// One request that fits the contract, with what an endpoint may know of it.
///
/// @param valid parameters and body, checked against the contract
/// @param authorization the header of that name
/// @param cookies by name
/// @param address who it counts against in rate limits
/// @param raw the body as it came
public record Call(
    ValidatedRequest valid,
    @Nullable String authorization,
    Map<String, String> cookies,
    String address,
    Buffer raw) {
  private static final String BEARER = "bearer ";

  public Call {
    cookies = Map.copyOf(cookies);
  }

  static Call of(HttpServerRequest request, ValidatedRequest valid, String address, Buffer raw) {
    var cookies = new HashMap<String, String>();
    request.cookies().forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
    return new Call(valid, request.getHeader("Authorization"), cookies, address, raw);
  }

  /// What a schema cannot say, such as characters that cannot be stored: ends the endpoint, and
  /// becomes the refusal of the body at the edge.
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unfit(JsonMappingException flaw) {
      super(flaw);
    }

    Refusal refusal() {
      JsonMappingException flaw = (JsonMappingException) Objects.requireNonNull(getCause());
      String pointer =
          flaw.getPath().stream()
              .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
              .collect(Collectors.joining("/", "/", ""));
      return Refusals.invalidBody(pointer, "Unusable value");
    }
  }

  /// The body as a record whose components are the fields the contract names.
  public <T> T body(Class<T> type) {
    Object json = valid.getBody().get();
    Map<String, Object> fields = json instanceof JsonObject object ? object.getMap() : Map.of();
    try {
      return Json.MAPPER.convertValue(fields, type);
    } catch (IllegalArgumentException e) {
      throw e.getCause() instanceof JsonMappingException flaw ? new Unfit(flaw) : e;
    }
  }

  public UUID id(String pathParameter) {
    return UUID.fromString(text(pathParameter));
  }

  public String text(String pathParameter) {
    RequestParameter value = valid.getPathParameters().get(pathParameter);
    if (value == null) {
      throw new IllegalArgumentException("the contract has no path parameter " + pathParameter);
    }
    return String.valueOf(value.get());
  }

  public Optional<String> query(String name) {
    return parameter(name).map(value -> String.valueOf(value.get()));
  }

  public int query(String name, int otherwise) {
    return parameter(name).map(RequestParameter::getInteger).orElse(otherwise);
  }

  private Optional<RequestParameter> parameter(String name) {
    return Optional.ofNullable(valid.getQuery().get(name)).filter(value -> !value.isNull());
  }

  /// The access token, where the request has one.
  public Optional<String> bearer() {
    return Optional.ofNullable(authorization)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip());
  }

  public Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies.get(name));
  }
}
