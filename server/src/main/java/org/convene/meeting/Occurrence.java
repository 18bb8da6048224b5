package org.convene.meeting;

import java.time.LocalDateTime;
import org.convene.base.SeriesId;

/// Which date of which series a meeting is.
///
/// @param recurrenceId the local start that the series' rule gave it, in the series' zone; it stays
///   when the date is moved (RFC 5545, 3.8.4.4)
public record Occurrence(SeriesId series, LocalDateTime recurrenceId) {}
