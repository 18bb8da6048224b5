package org.convene.caldav;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/// The body of a 207: RFC 4918, section 13.
final class MultiStatus {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<D:multistatus xmlns:D=\""
          + Names.DAV
          + "\" xmlns:C=\""
          + Names.CALDAV
          + "\" xmlns:CS=\""
          + Names.CALENDAR_SERVER
          + "\" xmlns:A=\""
          + Names.APPLE
          + "\">";

  private final StringBuilder xml = new StringBuilder(HEAD);

  /// @param found content of the properties that there are, as XML
  /// @param missing names of those asked for that there are not
  MultiStatus response(String href, Map<QName, String> found, List<QName> missing) {
    xml.append("\n<D:response><D:href>").append(text(href)).append("</D:href>");
    if (!found.isEmpty() || missing.isEmpty()) {
      propstat(found, "200 OK");
    }
    if (!missing.isEmpty()) {
      Map<QName, String> empty = new LinkedHashMap<>();
      missing.forEach(name -> empty.put(name, ""));
      propstat(empty, "404 Not Found");
    }
    xml.append("</D:response>");
    return this;
  }

  /// What was asked for by name and is not there, or is there no more.
  MultiStatus gone(String href) {
    xml.append("\n<D:response><D:href>")
        .append(text(href))
        .append("</D:href><D:status>HTTP/1.1 404 Not Found</D:status></D:response>");
    return this;
  }

  private void propstat(Map<QName, String> properties, String status) {
    xml.append("<D:propstat><D:prop>");
    properties.forEach((name, content) -> xml.append(element(name, content)));
    xml.append("</D:prop><D:status>HTTP/1.1 ").append(status).append("</D:status></D:propstat>");
  }

  String finished(@Nullable String syncToken) {
    if (syncToken != null) {
      xml.append("\n<D:sync-token>").append(text(syncToken)).append("</D:sync-token>");
    }
    return xml.append("\n</D:multistatus>\n").toString();
  }

  static String element(QName name, String content) {
    String prefix = Names.PREFIXES.get(name.getNamespaceURI());
    String tag = prefix == null ? "X:" + name.getLocalPart() : prefix + ":" + name.getLocalPart();
    String foreign = prefix == null ? " xmlns:X=\"" + text(name.getNamespaceURI()) + "\"" : "";
    return content.isEmpty()
        ? "<" + tag + foreign + "/>"
        : "<" + tag + foreign + ">" + content + "</" + tag + ">";
  }

  static String href(String address) {
    return "<D:href>" + text(address) + "</D:href>";
  }

  /// What XML 1.0 cannot hold is left out.
  static String text(String plain) {
    StringBuilder xml = new StringBuilder(plain.length());
    plain
        .codePoints()
        .filter(
            c -> c >= 0x20 ? c < 0xD800 || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF) : isSpace(c))
        .forEach(c -> {
          switch (c) {
            case '&' -> xml.append("&amp;");
            case '<' -> xml.append("&lt;");
            case '>' -> xml.append("&gt;");
            case '"' -> xml.append("&quot;");
            case '\r' -> xml.append("&#13;");
            default -> xml.appendCodePoint(c);
          }
        });
    return xml.toString();
  }

  private static boolean isSpace(int c) {
    return c == '\t' || c == '\n' || c == '\r';
  }
}
