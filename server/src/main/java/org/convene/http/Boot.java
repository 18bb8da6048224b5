package org.convene.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.convene.base.Json;
import org.convene.base.SessionId;
import org.jspecify.annotations.Nullable;

/// What a page tells the script of its entry, in `<script type="application/json" id="boot">`.
///
/// @param session known on pages of one session
/// @param code six characters to join with, where the page is about them
/// @param slug of the meeting
public record Boot(
    String publicUrl,
    String locale,
    @Nullable SessionId session,
    @Nullable String code,
    @Nullable String slug) {

  /// JSON that may stand in a `script` element: nothing in it can end the element or open a
  /// comment.
  String json() {
    try {
      return Json.MAPPER
          .writeValueAsString(this)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
