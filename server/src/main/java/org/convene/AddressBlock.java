package org.convene;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a started server prints: where everything is, and last the line `ready http://…` that
/// scripts wait for.
final class AddressBlock {
  private final String publicUrl;
  private final Map<String, String> addresses = new LinkedHashMap<>();

  AddressBlock(String publicUrl) {
    this.publicUrl = publicUrl;
  }

  /// Shows `path` of the public URL under a name.
  AddressBlock path(String name, String path) {
    return line(name, publicUrl + path);
  }

  /// Shows any text under a name.
  AddressBlock line(String name, String text) {
    addresses.put(name, text);
    return this;
  }

  @Override
  public String toString() {
    int width = addresses.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder block = new StringBuilder();
    addresses.forEach((name, text) ->
        block
            .append("  ")
            .append(name)
            .repeat(' ', width - name.length() + 2)
            .append(text)
            .append('\n'));
    return block.append("ready ").append(publicUrl).toString();
  }
}
