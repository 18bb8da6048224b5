package org.convene.meeting;

import java.util.Optional;
import org.convene.base.SessionId;
import org.convene.http.Page;
import org.convene.poll.BoardHead;

/// The page of one result.
///
/// @param session where it was voted on
public record ResultView(Page page, Meeting meeting, SessionId session, ResultTable table) {
  /// What people compare; nothing where the poll has no bulletin board.
  public Optional<BoardHead> head() {
    return Optional.ofNullable(table.poll().board());
  }

  /// Where everything lies that an outsider needs to count again.
  public String bundle() {
    return "/api/sessions/%s/polls/%s/bundle".formatted(session, table.poll().id());
  }
}
