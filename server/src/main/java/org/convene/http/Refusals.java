package org.convene.http;

import java.time.Duration;
import java.util.Map;
import org.convene.base.Refusal;
import org.jspecify.annotations.Nullable;

/// What any route may refuse, whatever it is about.
public final class Refusals {
  /// The member that becomes the header `Retry-After`, in seconds.
  static final String RETRY_AFTER = "retryAfter";

  private Refusals() {}

  /// Who asks is not known: no token, or one that is forged, expired or not ours. Which of them is
  /// not said.
  public static Refusal unauthenticated() {
    return refusal(
        "unauthenticated",
        401,
        "Sign in or join first: the access token is missing, expired or not valid here.");
  }

  public static Refusal forbidden() {
    return Refusal.forbidden("forbidden", "Your role does not allow this.");
  }

  public static Refusal tooMany(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return refusal("too-many-requests", 429, "Too many requests: try again in " + seconds + " s.")
        .with(RETRY_AFTER, seconds);
  }

  public static Refusal busy() {
    return refusal("busy", 503, "The server has too much to do: try again in a moment.")
        .with(RETRY_AFTER, 1L);
  }

  public static Refusal foreignOrigin() {
    return Refusal.forbidden("foreign-origin", "This request comes from a page of another site.");
  }

  static Refusal malformedJson(String reason) {
    return refusal("malformed-json", 400, "The body is not JSON: " + reason);
  }

  static Refusal invalidBody(String pointer, String reason) {
    return refusal("invalid-body", 400, reason + " at " + (pointer.isEmpty() ? "the top" : pointer))
        .with("pointer", pointer);
  }

  public static Refusal invalidParameter(String name, String reason) {
    return refusal("invalid-parameter", 400, "Parameter " + name + ": " + reason)
        .with("parameter", name);
  }

  static Refusal unsupportedMediaType(@Nullable String type) {
    return refusal(
        "unsupported-media-type",
        415,
        "Send the body as " + (type == null ? TakenBody.JSON : type) + ".");
  }

  /// What a status says that a handler of the library failed with.
  static Refusal ofStatus(int status) {
    return switch (status) {
      case 400 -> refusal("bad-request", status, "The request is malformed.");
      case 403 -> forbidden();
      case 404 -> refusal("unknown-route", status, "There is nothing at this address.");
      case 405 -> refusal("method-not-allowed", status, "This address does not take this method.");
      case 413 -> refusal("body-too-large", status, "The body is larger than this address takes.");
      case 414 -> refusal("address-too-long", status, "The address is too long.");
      case 429 -> tooMany(Duration.ofSeconds(1));
      case 431 -> refusal("headers-too-large", status, "The headers of the request are too large.");
      case 415 -> unsupportedMediaType(null);
      default ->
          status >= 500
              ? internalError()
              : refusal("bad-request", status, "The request is refused.");
    };
  }

  static Refusal internalError() {
    return refusal(
        "internal-error",
        500,
        "Something went wrong on the server. Nothing is known to have changed.");
  }

  private static Refusal refusal(String code, int status, String detail) {
    return new Refusal(code, status, detail, Map.of());
  }
}
