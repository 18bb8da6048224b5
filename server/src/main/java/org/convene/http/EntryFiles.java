package org.convene.http;

import java.util.List;

/// The built files of one entry of the client, as addresses.
///
/// @param scripts modules to run
/// @param preloads modules that those import, to be fetched at the same time
public record EntryFiles(List<String> scripts, List<String> stylesheets, List<String> preloads) {
  /// A page without its looks, for tests of what it says.
  public static final EntryFiles NONE = new EntryFiles(List.of(), List.of(), List.of());

  public EntryFiles {
    scripts = List.copyOf(scripts);
    stylesheets = List.copyOf(stylesheets);
    preloads = List.copyOf(preloads);
  }

  static EntryFiles of(ViteManifest.Entry entry) {
    return new EntryFiles(List.of(entry.script()), entry.styles(), entry.preloads());
  }
}
