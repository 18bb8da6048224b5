package org.convene.calendar;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import org.jspecify.annotations.Nullable;

/// Content lines (RFC 5545, section 3.1) as they are written: folded, ended by CRLF, with times in
/// the two ways that we write them.
final class IcsLines {
  private static final String END_OF_LINE = "\r\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  byte[] bytes() {
    return out.toByteArray();
  }

  /// Lines that were written before.
  void append(byte[] written) {
    out.writeBytes(written);
  }

  void url(@Nullable URI url) {
    if (url != null) {
      add(new Url(URI.create(url.toASCIIString())));
    }
  }

  void utc(String name, Instant instant) {
    line(name + ":" + Stamp.utc(instant));
  }

  void time(String name, LocalDateTime local, ZoneId zone) {
    if (Stamp.isUtc(zone)) {
      line(name + ":" + Stamp.local(local) + "Z");
    } else {
      add(new XProperty(name, parameters(new TzId(zone.getId())), Stamp.local(local)));
    }
  }

  void date(String name, LocalDateTime midnight) {
    add(new XProperty(name, parameters(Value.DATE), Stamp.date(midnight.toLocalDate())));
  }

  static ParameterList parameters(Parameter... all) {
    return new ParameterList(Arrays.asList(all));
  }

  /// ical4j ends its lines itself.
  void add(Property property) {
    String line = property.toString();
    line(line.endsWith(END_OF_LINE) ? line.substring(0, line.length() - 2) : line);
  }

  void line(String line) {
    Folding.write(line, out);
  }
}
