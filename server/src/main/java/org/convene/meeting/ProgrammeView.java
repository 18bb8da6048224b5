package org.convene.meeting;

import java.time.YearMonth;
import org.convene.http.Page;
import org.convene.initiative.Initiative;
import org.jspecify.annotations.Nullable;

/// The page `/`.
///
/// @param initiative null on a server that has nothing in it yet
/// @param month of today, where the initiative is
/// @param subscription to all meetings
public record ProgrammeView(
    Page page,
    @Nullable Initiative initiative,
    Programme programme,
    YearMonth month,
    CalendarFilter.Subscription subscription) {}
