package org.convene.caldav;

import java.util.Map;
import javax.xml.namespace.QName;

/// The vocabularies of WebDAV (RFC 4918, 3744, 5397, 6578), CalDAV (RFC 4791), and what Apple
/// added.
final class Names {
  static final String DAV = "DAV:";
  static final String CALDAV = "urn:ietf:params:xml:ns:caldav";
  static final String CALENDAR_SERVER = "http://calendarserver.org/ns/";
  static final String APPLE = "http://apple.com/ns/ical/";

  static final Map<String, String> PREFIXES =
      Map.of(DAV, "D", CALDAV, "C", CALENDAR_SERVER, "CS", APPLE, "A");

  static final QName PROP = dav("prop");
  static final QName PROPFIND = dav("propfind");
  static final QName PROPERTYUPDATE = dav("propertyupdate");
  static final QName HREF = dav("href");
  static final QName SYNC_COLLECTION = dav("sync-collection");
  static final QName SYNC_TOKEN = dav("sync-token");
  static final QName LIMIT = dav("limit");
  static final QName NRESULTS = dav("nresults");
  static final QName GETETAG = dav("getetag");
  static final QName CALENDAR_QUERY = caldav("calendar-query");
  static final QName CALENDAR_MULTIGET = caldav("calendar-multiget");
  static final QName CALENDAR_DATA = caldav("calendar-data");
  static final QName EXPAND = caldav("expand");
  static final QName FILTER = caldav("filter");
  static final QName COMP_FILTER = caldav("comp-filter");
  static final QName PROP_FILTER = caldav("prop-filter");
  static final QName TEXT_MATCH = caldav("text-match");
  static final QName TIME_RANGE = caldav("time-range");
  static final QName IS_NOT_DEFINED = caldav("is-not-defined");

  private Names() {}

  static QName dav(String local) {
    return new QName(DAV, local);
  }

  static QName caldav(String local) {
    return new QName(CALDAV, local);
  }
}
