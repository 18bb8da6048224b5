package org.convene.cookbook;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.convene.cookbook.DeliverableView.Group;
import org.convene.http.Page.Section;
import org.convene.http.PageRoutes;
import org.convene.http.Pages;
import org.convene.initiative.InitiativeStore;
import org.convene.initiative.Reader;

/// The pages of the deliverables: `/cookbook` and its siblings.
public final class CookbookPages {
  private final Pages pages;
  private final InitiativeStore initiatives;
  private final CookbookStore store;

  public CookbookPages(Pages pages, InitiativeStore initiatives, CookbookStore store) {
    this.pages = pages;
    this.initiatives = initiatives;
    this.store = store;
  }

  public void mount(Router router) {
    for (DeliverableKind kind : DeliverableKind.values()) {
      PageRoutes.get(router, "/" + kind.json(), ctx -> show(ctx, kind));
    }
  }

  private void show(RoutingContext ctx, DeliverableKind kind) {
    Reader.of(ctx, pages, initiatives, Section.COOKBOOK)
        .compose(reader -> view(reader, kind))
        .onSuccess(view ->
            view.ifPresentOrElse(
                v -> pages.send(ctx, v.page(), "deliverable.jte", v), () -> ctx.fail(404)))
        .onFailure(ctx::fail);
  }

  private Future<Optional<DeliverableView>> view(Reader reader, DeliverableKind kind) {
    if (reader.initiative().isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    return store
        .deliverables(reader.initiative().get().id())
        .compose(chain ->
            chain.stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .map(one -> view(reader, one, chain).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  private Future<DeliverableView> view(Reader reader, Deliverable one, List<Deliverable> chain) {
    return Future.all(store.themes(one.id()), store.entries(one.id()))
        .map(both ->
            new DeliverableView(
                reader.page(), one, chain, groups(both.resultAt(0), both.resultAt(1))));
  }

  private static List<Group> groups(List<Theme> themes, List<Entry> entries) {
    return themes.stream()
        .map(theme ->
            new Group(
                theme, entries.stream().filter(entry -> entry.theme().equals(theme.id())).toList()))
        .toList();
  }
}
