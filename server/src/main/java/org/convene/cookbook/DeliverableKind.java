package org.convene.cookbook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.convene.base.Kebab;

/// The deliverables, each feeding the next. The name in kebab case is also the path of its page.
public enum DeliverableKind {
  PATHWAYS,
  COOKBOOK,
  SURVIVAL_GUIDE,
  MEDICAL_AID_KIT;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }

  public static Optional<DeliverableKind> of(String name) {
    return Arrays.stream(values()).filter(kind -> kind.json().equals(name)).findFirst();
  }
}
