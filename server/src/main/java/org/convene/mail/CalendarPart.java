package org.convene.mail;

/// An iCalendar object that a mail carries (iMIP, RFC 6047).
///
/// @param method what it asks of whoever gets it; the MIME parameter `method` says the same
/// @param content the object, with CRLF at the end of each line
public record CalendarPart(Method method, String content) {
  /// Methods of iTIP (RFC 5546, section 1.4). The names are those of the standard.
  public enum Method {
    PUBLISH,
    REQUEST,
    REPLY,
    CANCEL,
    COUNTER,
    DECLINECOUNTER,
    ADD,
    REFRESH
  }
}
