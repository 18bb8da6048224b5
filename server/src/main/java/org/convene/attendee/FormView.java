package org.convene.attendee;

import java.util.Map;
import org.convene.http.Page;
import org.jspecify.annotations.Nullable;

/// What the fields of a form need to know.
public interface FormView {
  Page page();

  /// As typed, by the question's id.
  Map<String, String> answers();

  /// Which message stands beside which field.
  Map<String, String> flaws();

  /// For `aria-invalid`.
  default @Nullable String invalid(String field) {
    return flaws().containsKey(field) ? "true" : null;
  }

  /// For `aria-describedby`.
  default @Nullable String describedBy(String field) {
    return flaws().containsKey(field) ? field + "-flaw" : null;
  }

  /// The words of what is wrong with a field; null where nothing is.
  default @Nullable String flaw(String field) {
    String flaw = flaws().get(field);
    return flaw == null ? null : page().say("register.flaw." + flaw);
  }

  /// Above the form; null where every flaw has its field.
  default @Nullable String whole() {
    return flaws().isEmpty() ? null : page().say("register.flawed");
  }
}
