package org.convene.caldav;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;

/// Which properties a program wants.
///
/// @param named empty: all that are cheap
/// @param namesOnly not what they are
record Wish(List<QName> named, boolean namesOnly) {
  static final Wish ALL = new Wish(List.of(), false);

  /// What `allprop` leaves out: RFC 4918, section 14.2, RFC 6578, section 4, RFC 4791, section 9.6.
  private static final Set<QName> ON_DEMAND =
      Set.of(Names.CALENDAR_DATA, Names.SYNC_TOKEN, Names.dav("getcontentlength"));

  /// Of a `propfind`, or of a report.
  static Wish of(Xml request) {
    if (request.child(Names.dav("propname")).isPresent()) {
      return new Wish(List.of(), true);
    }
    Optional<Xml> prop = request.child(Names.PROP);
    return prop.isEmpty()
        ? ALL
        : new Wish(prop.get().children().stream().map(Xml::name).distinct().toList(), false);
  }

  List<QName> of(Collection<QName> all) {
    return named.isEmpty()
        ? all.stream().filter(name -> !ON_DEMAND.contains(name)).toList()
        : named;
  }
}
