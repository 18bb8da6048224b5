package org.convene.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.convene.base.Json;
import org.jspecify.annotations.Nullable;

/// Which built files a page needs: Vite's `.vite/manifest.json`, read by the names of its entries
/// (`join`, `wall`, `app`).
public final class ViteManifest {
  /// What the head of a page names, as addresses on this server.
  ///
  /// @param script the module to run
  /// @param preloads modules it imports, to be fetched at the same time
  public record Entry(String script, List<String> styles, List<String> preloads) {
    public Entry {
      styles = List.copyOf(styles);
      preloads = List.copyOf(preloads);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Chunk(
      String file,
      @Nullable String name,
      @Nullable Boolean isEntry,
      @Nullable List<String> css,
      @Nullable List<String> imports) {

    List<String> styles() {
      return css == null ? List.of() : css;
    }

    List<String> needs() {
      return imports == null ? List.of() : imports;
    }
  }

  private final Map<String, Chunk> chunks;

  private ViteManifest(Map<String, Chunk> chunks) {
    this.chunks = chunks;
  }

  static ViteManifest parse(byte[] json) throws IOException {
    return new ViteManifest(
        Json.MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, Chunk>>() {}));
  }

  static ViteManifest none() {
    return new ViteManifest(Map.of());
  }

  /// Whether there is no client at all.
  boolean isEmpty() {
    return chunks.isEmpty();
  }

  /// What the page of entry `name` loads.
  public Entry entry(String name) {
    Chunk root =
        chunks.values().stream()
            .filter(chunk -> Boolean.TRUE.equals(chunk.isEntry) && name.equals(chunk.name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the web client has no entry " + name));
    var styles = new LinkedHashSet<String>();
    var scripts = new LinkedHashSet<String>();
    collect(root, styles, scripts);
    scripts.remove(url(root.file));
    return new Entry(url(root.file), List.copyOf(styles), List.copyOf(scripts));
  }

  /// What the page of entry `name` loads for somebody who reads `locale`: the catalogue of that
  /// language, too, which the script would otherwise ask for only once it runs.
  public Entry entry(String name, String locale) {
    Entry entry = entry(name);
    Chunk catalogue = chunks.get("src/generated/messages/%s.%s.ts".formatted(name, locale));
    if (catalogue == null) {
      return entry;
    }
    Stream<String> preloads =
        Stream.concat(entry.preloads.stream(), Stream.of(url(catalogue.file)));
    return new Entry(entry.script, entry.styles, preloads.toList());
  }

  private void collect(Chunk chunk, Set<String> styles, Set<String> scripts) {
    if (!scripts.add(url(chunk.file))) {
      return;
    }
    for (String key : chunk.needs()) {
      Chunk needed = chunks.get(key);
      if (needed != null) {
        collect(needed, styles, scripts);
      }
    }
    chunk.styles().forEach(style -> styles.add(url(style)));
  }

  private static String url(String file) {
    return "/" + file;
  }
}
