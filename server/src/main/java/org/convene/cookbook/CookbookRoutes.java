package org.convene.cookbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.convene.base.EntryId;
import org.convene.base.Refusal;
import org.convene.base.Text;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Reply;
import org.convene.initiative.InitiativeStore;

/// Reading the entries of a deliverable as JSON, for everybody: what a poll's options are picked
/// from.
public final class CookbookRoutes {
  /// An entry as it crosses the wire (`Entry` in the contract).
  ///
  /// @param theme key of the group it stands in
  record View(EntryId id, String slug, Text title, Text body, String theme) {}

  record Entries(String deliverable, Text title, List<View> entries) {}

  private final InitiativeStore initiatives;
  private final CookbookStore store;

  public CookbookRoutes(InitiativeStore initiatives, CookbookStore store) {
    this.initiatives = initiatives;
    this.store = store;
  }

  public void mount(Api api) {
    api.on("entries", this::entries);
  }

  private Reply entries(Call call) {
    return initiatives
        .first()
        .await()
        .flatMap(initiative -> find(call, store.deliverables(initiative.id()).await()))
        .map(this::entries)
        .map(Reply::json)
        .orElseGet(() ->
            Reply.refuse(Refusal.unknown("unknown-deliverable", "There is no such deliverable.")));
  }

  private static Optional<Deliverable> find(Call call, List<Deliverable> deliverables) {
    return deliverables.stream()
        .filter(one -> one.kind().json().equals(call.text("kind")))
        .findFirst();
  }

  private Entries entries(Deliverable of) {
    Map<UUID, String> themes =
        store.themes(of.id()).await().stream().collect(Collectors.toMap(Theme::id, Theme::key));
    List<View> entries =
        store.entries(of.id()).await().stream()
            .map(e ->
                new View(e.id(), e.slug(), e.title(), e.body(), themes.getOrDefault(e.theme(), "")))
            .toList();
    return new Entries(of.kind().json(), of.title(), entries);
  }
}
