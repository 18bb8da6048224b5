package org.convene.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.MimeMapping;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convene.base.Secrets;
import org.jspecify.annotations.Nullable;

/// The built web client, read once at the start and served from memory, precompressed.
///
/// Files under `assets/` carry a hash in their name: a browser keeps them for good. The few others
/// (the icon) are asked for again after an hour. What is not here is not served: no path reaches
/// the disk.
public final class Assets implements Handler<RoutingContext> {
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String AN_HOUR = "public, max-age=3600";
  private static final String HASHED = "assets/";
  private static final String MANIFEST = ".vite/manifest.json";

  /// An encoding and the ending of the file that holds it, best first.
  private static final List<Map.Entry<String, String>> ENCODINGS =
      List.of(Map.entry("br", ".br"), Map.entry("gzip", ".gz"));

  private record Variant(@Nullable String encoding, Buffer bytes, String etag) {}

  private record Asset(String contentType, String caching, List<Variant> variants) {
    Variant bestFor(String accepted) {
      return variants.stream()
          .filter(variant -> accepts(accepted, variant.encoding))
          .findFirst()
          .orElse(variants.getLast());
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

  /// One route for all that lies under `assets/`: what comes after is looked at only once every
  /// route before it was found not to fit.
  public void mount(Router router) {
    mount(router, "/" + HASHED + "*");
    assets.keySet().stream()
        .filter(path -> !path.startsWith("/" + HASHED))
        .forEach(path -> mount(router, path));
  }

  private void mount(Router router, String path) {
    router.route(HttpMethod.GET, path).method(HttpMethod.HEAD).handler(this);
  }

  @Override
  public void handle(RoutingContext ctx) {
    Asset asset = assets.get(ctx.request().path());
    if (asset == null) {
      ctx.next();
    } else {
      send(ctx, asset);
    }
  }

  private static void send(RoutingContext ctx, Asset asset) {
    HttpServerRequest request = ctx.request();
    Variant variant =
        asset.bestFor(Optional.ofNullable(request.getHeader("Accept-Encoding")).orElse(""));
    HttpServerResponse response =
        ctx.response()
            .putHeader("Content-Type", asset.contentType)
            .putHeader("Cache-Control", asset.caching)
            .putHeader("Vary", "Accept-Encoding")
            .putHeader("ETag", variant.etag);
    if (variant.etag.equals(request.getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    if (variant.encoding != null) {
      response.putHeader("Content-Encoding", variant.encoding);
    }
    response.end(variant.bytes);
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
        variants.add(variant(encoding.getKey(), compressed));
      }
    }
    variants.add(variant(null, bytes));
    return new Asset(contentType(path), path.startsWith(HASHED) ? FOREVER : AN_HOUR, variants);
  }

  private static Variant variant(@Nullable String encoding, byte[] bytes) {
    String hash = Secrets.hex(bytes).substring(0, 32);
    return new Variant(encoding, Buffer.buffer(bytes), "\"" + hash + "\"");
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
