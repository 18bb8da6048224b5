/// Calendars for programs that speak CalDAV: read only.
@NullMarked
package org.convene.caldav;

import org.jspecify.annotations.NullMarked;
