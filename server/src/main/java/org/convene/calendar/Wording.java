package org.convene.calendar;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an event says. Texts may hold anything: what a calendar cannot is taken out when written.
///
/// @param description plain text
/// @param styledDescription the same as HTML
/// @param url the page of the event
public record Wording(
    String summary,
    @Nullable String description,
    @Nullable String styledDescription,
    @Nullable URI url,
    List<String> categories,
    List<Speaker> speakers) {
  public Wording {
    categories = List.copyOf(categories);
    speakers = List.copyOf(speakers);
  }

  public static Wording of(String summary) {
    return new Wording(summary, null, null, null, List.of(), List.of());
  }
}
