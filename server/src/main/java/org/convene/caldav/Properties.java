package org.convene.caldav;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.convene.feed.CalendarObject;
import org.jspecify.annotations.Nullable;

/// The properties of what there is below `/dav/`, as XML.
final class Properties {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);
  private static final String COLOR = "#008080FF";
  private static final String READ_ONLY =
      "<D:privilege><D:read/></D:privilege>"
          + "<D:privilege><D:read-current-user-privilege-set/></D:privilege>";

  private final Map<QName, Supplier<String>> all = new LinkedHashMap<>();

  private Properties() {}

  /// What every resource has.
  private static Properties common(String principal) {
    return new Properties()
        .set(Names.dav("current-user-principal"), MultiStatus.href(principal))
        .set(Names.dav("owner"), MultiStatus.href(principal))
        .set(Names.dav("principal-collection-set"), MultiStatus.href(DavPath.ROOT))
        .set(Names.dav("current-user-privilege-set"), READ_ONLY);
  }

  static Properties root(String principal) {
    return common(principal)
        .set(Names.dav("resourcetype"), "<D:collection/>")
        .set(Names.dav("displayname"), "Convene")
        .set(Names.caldav("calendar-home-set"), MultiStatus.href(principal));
  }

  static Properties home(DavPath.Home home, @Nullable Visitor visitor) {
    String href = home.href();
    Properties properties =
        common(href)
            .set(Names.dav("resourcetype"), "<D:collection/><D:principal/>")
            .set(Names.dav("displayname"), visitor == null ? "Convene" : visitor.name())
            .set(Names.dav("principal-URL"), MultiStatus.href(href))
            .set(Names.caldav("calendar-home-set"), MultiStatus.href(href));
    return visitor == null || visitor.email() == null
        ? properties
        : properties.set(
            Names.caldav("calendar-user-address-set"),
            MultiStatus.href("mailto:" + visitor.email()));
  }

  /// @param syncToken asked for only where it is wanted: it costs a transaction
  static Properties calendar(Shelf shelf, Supplier<String> syncToken) {
    return common(new DavPath.Home(shelf.path().owner()).href())
        .set(Names.dav("resourcetype"), "<D:collection/><C:calendar/>")
        .set(Names.dav("displayname"), shelf.name())
        .set(Names.caldav("calendar-description"), shelf.name())
        .set(Names.caldav("supported-calendar-component-set"), "<C:comp name=\"VEVENT\"/>")
        .set(
            Names.caldav("supported-calendar-data"),
            "<C:calendar-data content-type=\"text/calendar\" version=\"2.0\"/>")
        .set(Names.dav("supported-report-set"), reports())
        .set(new QName(Names.APPLE, "calendar-color"), COLOR)
        .set(new QName(Names.CALENDAR_SERVER, "getctag"), shelf::ctag)
        .set(Names.GETETAG, () -> tag(shelf.ctag()))
        .set(Names.SYNC_TOKEN, syncToken);
  }

  private static String reports() {
    StringBuilder all = new StringBuilder();
    for (QName report :
        List.of(Names.CALENDAR_QUERY, Names.CALENDAR_MULTIGET, Names.SYNC_COLLECTION)) {
      all.append("<D:supported-report><D:report>")
          .append(MultiStatus.element(report, ""))
          .append("</D:report></D:supported-report>");
    }
    return all.toString();
  }

  /// @param data what a report gives of it
  static Properties object(String principal, CalendarObject object, Supplier<String> data) {
    return common(principal)
        .set(Names.dav("resourcetype"), "")
        .set(Names.GETETAG, tag(object.tag()))
        .set(Names.dav("getcontenttype"), "text/calendar; charset=utf-8; component=VEVENT")
        .set(
            Names.dav("getlastmodified"),
            HTTP_DATE.format(object.revisedAt().atOffset(ZoneOffset.UTC)))
        .set(Names.dav("getcontentlength"), () -> Integer.toString(object.bytes().length))
        .set(Names.CALENDAR_DATA, data);
  }

  private static String tag(String tag) {
    return MultiStatus.text("\"" + tag + "\"");
  }

  private Properties set(QName name, String xml) {
    return set(name, () -> xml);
  }

  private Properties set(QName name, Supplier<String> xml) {
    all.put(name, xml);
    return this;
  }

  /// Of the wanted ones those there are; the rest are named as missing.
  void write(MultiStatus into, String href, Wish wish) {
    Map<QName, String> found = new LinkedHashMap<>();
    List<QName> missing = new ArrayList<>();
    for (QName name : wish.of(all.keySet())) {
      Supplier<String> value = all.get(name);
      if (value == null) {
        missing.add(name);
      } else {
        found.put(name, wish.namesOnly() ? "" : value.get());
      }
    }
    into.response(href, found, missing);
  }
}
