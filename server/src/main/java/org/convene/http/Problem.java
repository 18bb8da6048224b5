package org.convene.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Locale;
import java.util.Map;
import org.convene.base.Refusal;
import org.jspecify.annotations.Nullable;

/// A refusal as it crosses the wire (RFC 9457): the body of every failed request, as
/// `application/problem+json`, and of every `rejected` frame.
///
/// @param type a URI for the kind of problem, made of the code
/// @param title the code in words; the same for every problem of a kind
/// @param status the HTTP status
/// @param detail one English sentence: what is wrong this time, and where
/// @param instance names this occurrence, so that a report can be matched with a log line
/// @param code kebab-case, stable, what programs switch on; listed in `docs/protocol.md`
/// @param members what else the refusal tells, as members beside the others
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code"})
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    String code,
    @JsonAnyGetter Map<String, Object> members) {

  public static final String CONTENT_TYPE = "application/problem+json";

  private static final String TYPE_PREFIX = "urn:convene:problem:";

  public Problem {
    members = Map.copyOf(members);
  }

  public static Problem of(Refusal refusal) {
    return new Problem(
        TYPE_PREFIX + refusal.code(),
        titleOf(refusal.code()),
        refusal.status(),
        refusal.detail(),
        null,
        refusal.code(),
        refusal.members());
  }

  public Problem at(String occurrence) {
    return new Problem(type, title, status, detail, occurrence, code, members);
  }

  private static String titleOf(String code) {
    return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('-', ' ');
  }
}
