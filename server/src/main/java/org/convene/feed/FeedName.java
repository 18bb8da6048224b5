package org.convene.feed;

import java.util.ArrayList;
import java.util.List;
import org.convene.initiative.Initiative;

/// What a calendar is called in a program's list.
final class FeedName {
  private FeedName() {}

  /// "Initiative", "Initiative: Telco, Cookbook", "Initiative: mine"
  static String of(Initiative initiative, FeedQuery query, Audience audience, Tongue tongue) {
    List<String> parts = new ArrayList<>();
    if (audience.own() != null) {
      parts.add(tongue.say("feed.mine"));
    }
    query.kinds().forEach(kind -> parts.add(tongue.say("kind." + kind.json())));
    query.deliverables().forEach(each -> parts.add(tongue.say("feed.deliverable." + each.json())));
    String name = tongue.read(initiative.name());
    return parts.isEmpty() ? name : name + ": " + String.join(", ", parts);
  }
}
