package org.convene.meeting;

import org.convene.http.Page;

/// The page of one result.
public record ResultView(Page page, Meeting meeting, ResultTable table) {}
