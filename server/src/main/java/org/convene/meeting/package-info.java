/// Meetings as they stand in calendars, and the pages about them: programme, meeting, results,
/// minutes, and the shells in which the client runs.
@NullMarked
package org.convene.meeting;

import org.jspecify.annotations.NullMarked;
