package org.convene.attendee;

import org.convene.http.Page;
import org.convene.meeting.Meeting;

/// The page after registering where the personal link comes by mail. It is the same whether or not
/// the address was in the list before.
///
/// @param mailed whether mail leaves this server
public record RegisteredView(Page page, Meeting meeting, boolean mailed) {}
