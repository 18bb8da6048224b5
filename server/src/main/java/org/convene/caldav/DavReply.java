package org.convene.caldav;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is answered to a program.
///
/// @param body null: none
record DavReply(
    int status, @Nullable Buffer body, String contentType, Map<String, String> headers) {
  static final String XML = "application/xml; charset=utf-8";
  private static final int FORBIDDEN = 403;

  static DavReply multiStatus(String xml) {
    return new DavReply(207, Buffer.buffer(xml), XML, Map.of());
  }

  static DavReply of(int status, Map<String, String> headers) {
    return new DavReply(status, null, "", headers);
  }

  /// A precondition that does not hold: RFC 4918, section 16.
  ///
  /// @param element its name, with the prefix `D` or `C`
  static DavReply error(int status, String element) {
    String xml =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<D:error xmlns:D=\""
            + Names.DAV
            + "\" xmlns:C=\""
            + Names.CALDAV
            + "\"><"
            + element
            + "/></D:error>\n";
    return new DavReply(status, Buffer.buffer(xml), XML, Map.of());
  }

  /// Nothing can be written here: RFC 3744, section 7.1.1.
  static DavReply readOnly() {
    return error(FORBIDDEN, "D:need-privileges");
  }
}
