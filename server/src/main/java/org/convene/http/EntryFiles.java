package org.convene.http;

import java.util.List;

/// The built files of one entry of the client, as addresses.
public record EntryFiles(List<String> scripts, List<String> stylesheets) {
  public static final EntryFiles NONE = new EntryFiles(List.of(), List.of());

  public EntryFiles {
    scripts = List.copyOf(scripts);
    stylesheets = List.copyOf(stylesheets);
  }
}
