package org.convene.calendar;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.util.List;
import org.convene.base.Kebab;
import org.jspecify.annotations.Nullable;

/// Where to join from afar: RFC 7986, section 5.11.
///
/// @param label what the link is called: "Join the telco"
public record Conference(URI uri, List<Feature> features, @Nullable String label) {
  public Conference {
    features = features.stream().distinct().sorted().toList();
  }

  /// What can be done there: RFC 7986, section 6.3.
  public enum Feature {
    AUDIO,
    CHAT,
    FEED,
    MODERATOR,
    PHONE,
    SCREEN,
    VIDEO;

    @JsonValue
    public String json() {
      return Kebab.of(this);
    }
  }
}
