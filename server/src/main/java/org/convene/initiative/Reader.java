package org.convene.initiative;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.convene.http.Masthead;
import org.convene.http.Page;
import org.convene.http.Pages;

/// A page as one reader gets it, with the initiative it is about.
///
/// @param initiative empty on a server that has nothing in it yet
public record Reader(Page page, Optional<Initiative> initiative) {
  public static Future<Reader> of(
      RoutingContext ctx, Pages pages, InitiativeStore initiatives, Page.Section section) {
    return of(ctx, pages, initiatives, section, Pages.READABLE);
  }

  /// @param entry of the client whose files the page loads
  public static Future<Reader> of(
      RoutingContext ctx,
      Pages pages,
      InitiativeStore initiatives,
      Page.Section section,
      String entry) {
    return initiatives
        .first()
        .map(found -> new Reader(pages.page(ctx, masthead(found), section, entry), found));
  }

  private static Masthead masthead(Optional<Initiative> initiative) {
    return initiative
        .map(i -> new Masthead(i.name(), i.locales().getFirst(), i.example()))
        .orElse(Masthead.EMPTY);
  }
}
