package org.convene.meeting;

import java.util.List;
import org.convene.http.Page;

/// The page `/embed/programme`.
///
/// @param lines what happens now and what comes, by time
public record EmbedView(Page page, List<Programme.Line> lines) {}
