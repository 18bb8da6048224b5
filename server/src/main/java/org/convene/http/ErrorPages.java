package org.convene.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/// What a browser shows for a failed request: what happened and where to go, in the reader's
/// language, and nothing of the inside.
public final class ErrorPages implements FailureEdge.ErrorPage {
  private static final Set<Integer> KNOWN = Set.of(403, 404, 429, 503);

  private final Pages pages;

  public ErrorPages(Pages pages) {
    this.pages = pages;
  }

  /// The words are ours, not those of the problem: those are for programs, and in English.
  @Override
  public String render(RoutingContext ctx, Problem problem) {
    int status = problem.status();
    Page page = pages.readable(ctx, Masthead.EMPTY, Page.Section.NONE);
    String key = KNOWN.contains(status) ? "error." + status : "error.other";
    String title = page.say(key + "-title");
    return pages.render("error.jte", new ErrorView(page, status, title, page.say(key + "-detail")));
  }
}
