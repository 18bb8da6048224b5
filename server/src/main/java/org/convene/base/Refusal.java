package org.convene.base;

import java.util.HashMap;
import java.util.Map;

/// An expected "no": a value, never an exception. Nothing has changed when one is returned.
///
/// @param code kebab-case, stable, what programs switch on; listed in `docs/protocol.md`
/// @param status the HTTP status that carries it on REST routes
/// @param detail one English sentence for people: what is wrong, and where
/// @param members extension members of RFC 9457, such as the current state of what an edit collided
///   with
public record Refusal(String code, int status, String detail, Map<String, Object> members) {
  public static final int INVALID = 422;
  public static final int FORBIDDEN = 403;
  public static final int UNKNOWN = 404;
  public static final int CONFLICT = 409;

  public Refusal {
    members = Map.copyOf(members);
  }

  public static Refusal invalid(String code, String detail) {
    return new Refusal(code, INVALID, detail, Map.of());
  }

  public static Refusal conflict(String code, String detail) {
    return new Refusal(code, CONFLICT, detail, Map.of());
  }

  public static Refusal unknown(String code, String detail) {
    return new Refusal(code, UNKNOWN, detail, Map.of());
  }

  public static Refusal forbidden(String code, String detail) {
    return new Refusal(code, FORBIDDEN, detail, Map.of());
  }

  public Refusal with(String member, Object value) {
    Map<String, Object> more = new HashMap<>(members);
    more.put(member, value);
    return new Refusal(code, status, detail, more);
  }
}
