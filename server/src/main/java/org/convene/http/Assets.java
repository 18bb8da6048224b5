package org.convene.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.MimeMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.convene.base.Secrets;
import org.jspecify.annotations.Nullable;

/// The built web client, read once at the start and served from memory, precompressed.
///
/// Files under `assets/` carry a hash in their name: a browser keeps them for good. The few others
/// (the icon) are asked for again after an hour. What is not here is not served: no path reaches
/// the disk.
public final class Assets {
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String AN_HOUR = "public, max-age=3600";
  private static final String HASHED = "assets/";
  private static final String ROUTE = "/assets/*";
  private static final int TAG_LENGTH = 32;
  private static final CharSequence ACCEPT_ENCODING = HttpHeaders.ACCEPT_ENCODING;
  private static final String MANIFEST = ".vite/manifest.json";

  /// An encoding and the ending of the file that holds it, best first.
  private static final List<Map.Entry<String, String>> ENCODINGS =
      List.of(Map.entry("br", ".br"), Map.entry("gzip", ".gz"));

  private record Variant(@Nullable String encoding, Encoded encoded) {
    Variant with(List<Header> more) {
      return new Variant(encoding, encoded.with(more));
    }
  }

  private record Asset(List<Variant> variants) {
    Variant bestFor(String accepted) {
      return variants.stream()
          .filter(variant -> accepts(accepted, variant.encoding))
          .findFirst()
          .orElse(variants.getLast());
    }

    Asset with(List<Header> more) {
      return new Asset(variants.stream().map(each -> each.with(more)).toList());
    }
  }

  private final Map<String, Asset> assets;
  private final ViteManifest manifest;

  private Assets(Map<String, Asset> assets, ViteManifest manifest) {
    this.assets = assets;
    this.manifest = manifest;
  }

  /// Reads the folder that `vite build` wrote. Blocks; at the start only.
  public static Assets read(Path folder) throws IOException {
    var files = new HashMap<String, byte[]>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
    }
    byte[] manifest = files.get(MANIFEST);
    return new Assets(
        assets(files), manifest == null ? ViteManifest.none() : ViteManifest.parse(manifest));
  }

  /// A server without its client, for tests of what is behind it.
  public static Assets none() {
    return new Assets(Map.of(), ViteManifest.none());
  }

  public ViteManifest manifest() {
    return manifest;
  }

  /// In front of the router: an asset needs nothing of what that looks at.
  ///
  /// @param usual headers that the router would have set
  /// @param others what answers the rest
  public Handler<HttpServerRequest> before(List<Header> usual, Handler<HttpServerRequest> others) {
    Map<String, Asset> all = new HashMap<>();
    assets.forEach((path, asset) -> all.put(path, asset.with(usual)));
    return request -> {
      Asset asset = Front.isRead(request) ? all.get(request.path()) : null;
      if (asset == null) {
        others.handle(request);
      } else {
        request.routed(ROUTE);
        asset
            .bestFor(Objects.requireNonNullElse(request.getHeader(ACCEPT_ENCODING), ""))
            .encoded
            .send(request);
      }
    };
  }

  private static Map<String, Asset> assets(Map<String, byte[]> files) {
    var assets = new HashMap<String, Asset>();
    files.forEach((path, bytes) -> {
      if (!path.startsWith(".") && ENCODINGS.stream().noneMatch(e -> path.endsWith(e.getValue()))) {
        assets.put("/" + path, asset(path, bytes, files));
      }
    });
    return Map.copyOf(assets);
  }

  private static Asset asset(String path, byte[] bytes, Map<String, byte[]> files) {
    var variants = new ArrayList<Variant>();
    for (var encoding : ENCODINGS) {
      byte[] compressed = files.get(path + encoding.getValue());
      if (compressed != null) {
        variants.add(variant(path, encoding.getKey(), compressed));
      }
    }
    variants.add(variant(path, null, bytes));
    return new Asset(variants);
  }

  private static Variant variant(String path, @Nullable String encoding, byte[] bytes) {
    String tag = "\"" + Secrets.hex(bytes).substring(0, TAG_LENGTH) + "\"";
    List<Header> own =
        List.of(
            Header.of("Content-Type", contentType(path)),
            Header.of("Cache-Control", path.startsWith(HASHED) ? FOREVER : AN_HOUR));
    return new Variant(
        encoding, Encoded.of(Buffer.buffer(bytes), encoding, tag, null, own).outside());
  }

  private static String contentType(String path) {
    String type = MimeMapping.mimeTypeForFilename(path);
    if (path.endsWith(".js") || path.endsWith(".mjs")) {
      return "text/javascript; charset=utf-8";
    }
    if (type == null) {
      return "application/octet-stream";
    }
    return type.startsWith("text/") || type.endsWith("json") ? type + "; charset=utf-8" : type;
  }

  /// `gzip, br;q=0.5, zstd;q=0` accepts the first two.
  private static boolean accepts(String header, @Nullable String encoding) {
    return encoding == null
        || Stream.of(header.split(",", -1)).anyMatch(one -> names(one, encoding));
  }

  private static boolean names(String accepted, String encoding) {
    String[] parts = accepted.split(";", 2);
    return parts[0].strip().equals(encoding)
        && (parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?"));
  }
}
