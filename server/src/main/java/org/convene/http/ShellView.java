package org.convene.http;

/// The page around an entry of the client.
///
/// @param boot for its script
public record ShellView(Page page, String title, Boot boot) {
  /// JSON, escaped for the element it stands in.
  public String bootJson() {
    return boot.json();
  }
}
