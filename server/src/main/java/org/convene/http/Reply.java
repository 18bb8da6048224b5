package org.convene.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.convene.base.Json;
import org.convene.base.Refusal;
import org.convene.base.Uuids;
import org.jspecify.annotations.Nullable;

/// What an endpoint answers.
///
/// @param refusal why not, when the answer is a refusal
public record Reply(
    int status,
    @Nullable String contentType,
    Buffer body,
    @Nullable Refusal refusal,
    List<Map.Entry<String, String>> headers) {

  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int UNAUTHENTICATED = 401;

  public Reply {
    headers = List.copyOf(headers);
  }

  public static Reply json(Object body) {
    try {
      var bytes = Buffer.buffer(Json.MAPPER.writeValueAsBytes(body));
      return new Reply(OK, "application/json", bytes, null, List.of());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + body.getClass(), e);
    }
  }

  public static Reply empty() {
    return new Reply(NO_CONTENT, null, Buffer.buffer(), null, List.of());
  }

  /// A file to keep, such as `attendance.csv`. `name` is ours, never a guest's.
  public static Reply file(String name, String contentType, String text) {
    return new Reply(OK, contentType, Buffer.buffer(text), null, List.of())
        .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  public static Reply refuse(Refusal refusal) {
    return refuse(refusal, Uuids.v7());
  }

  /// As [#refuse(Refusal)], named as in the log.
  static Reply refuse(Refusal refusal, UUID occurrence) {
    Buffer body = json(Problem.of(refusal).at("urn:uuid:" + occurrence)).body();
    var reply = new Reply(refusal.status(), Problem.CONTENT_TYPE, body, refusal, List.of());
    return hints(reply.with("Cache-Control", "no-store"), refusal);
  }

  private static Reply hints(Reply reply, Refusal refusal) {
    Object wait = refusal.members().get(Refusals.RETRY_AFTER);
    if (wait != null) {
      return reply.with("Retry-After", wait.toString());
    }
    return refusal.status() == UNAUTHENTICATED ? reply.with("WWW-Authenticate", "Bearer") : reply;
  }

  /// The same answer as a page.
  Reply page(String html) {
    return new Reply(status, "text/html; charset=utf-8", Buffer.buffer(html), refusal, headers);
  }

  public Reply with(String header, String value) {
    var more = new ArrayList<>(headers);
    more.add(Map.entry(header, value));
    return new Reply(status, contentType, body, refusal, more);
  }

  public Reply with(Cookie cookie) {
    return with("Set-Cookie", cookie.encode());
  }

  /// Writes it; on the event loop of the request. A client that has gone gets nothing.
  public void send(RoutingContext ctx) {
    var response = ctx.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(status);
    if (contentType != null) {
      response.putHeader("Content-Type", contentType);
    }
    MultiMap all = response.headers();
    headers.forEach(header -> put(all, header.getKey(), header.getValue()));
    response.end(body);
  }

  private static void put(MultiMap all, String name, String value) {
    if (name.equals("Set-Cookie")) {
      all.add(name, value);
    } else {
      all.set(name, value);
    }
  }
}
