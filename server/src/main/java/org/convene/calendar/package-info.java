/// Calendars as RFC 5545 describes them: values, writing, reading and checking. Knows nothing of
/// meetings.
@NullMarked
package org.convene.calendar;

import org.jspecify.annotations.NullMarked;
