package org.convene.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.openapi.contract.Operation;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an operation takes as its body.
///
/// @param type the media type; null for none
/// @param bytes the largest
record TakenBody(@Nullable String type, int bytes) {
  static final String JSON = "application/json";

  /// In the contract: the type of a body that is not JSON, which the library could not check.
  static final String TYPE = "x-body-type";

  /// In the contract: the largest body, where that is not [#USUAL_BYTES].
  static final String BYTES = "x-body-bytes";

  /// The largest body of nearly all operations; theirs are a few hundred bytes. Past it a client
  /// could make the server hold memory for nothing.
  static final int USUAL_BYTES = 16 * 1024;

  static TakenBody of(Operation operation) {
    Map<String, Object> said = operation.getExtensions();
    String json = operation.getRequestBody() == null ? null : JSON;
    String type = said.get(TYPE) instanceof String other ? other : json;
    return new TakenBody(
        type, said.get(BYTES) instanceof Number more ? more.intValue() : USUAL_BYTES);
  }

  boolean isJson() {
    return JSON.equals(type);
  }

  /// Whether the request says that it brings such a body, or none is taken.
  boolean fits(HttpServerRequest request) {
    String sent = request.getHeader("Content-Type");
    return type == null
        || (sent != null && sent.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(type));
  }
}
