package org.convene.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.convene.base.Secrets;
import org.jspecify.annotations.Nullable;

/// Bytes ready to be sent, as they are and as gzip.
///
/// @param tag names the bytes: the same bytes always have the same
/// @param lastModified when they last may have changed; null where only the tag says whether they
///   have
public record Rendered(
    String contentType, Buffer identity, Buffer gzip, String tag, @Nullable Instant lastModified) {
  private static final int TAG_LENGTH = 32;
  private static final int OVERHEAD = 1_000;

  /// @param fingerprint names the bytes
  public static Rendered of(
      String contentType,
      byte[] identity,
      byte[] gzip,
      byte[] fingerprint,
      @Nullable Instant lastModified) {
    return new Rendered(
        contentType,
        Buffer.buffer(identity),
        Buffer.buffer(gzip),
        Secrets.hex(fingerprint).substring(0, TAG_LENGTH),
        lastModified);
  }

  public static Rendered of(String contentType, byte[] identity, @Nullable Instant lastModified) {
    return of(contentType, identity, gzip(identity), identity, lastModified);
  }

  /// @param tag names the bytes
  public static Rendered named(
      String tag, String contentType, byte[] identity, Instant lastModified) {
    return new Rendered(
        contentType, Buffer.buffer(identity), Buffer.buffer(gzip(identity)), tag, lastModified);
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// The same, at another time.
  Rendered modified(Instant at) {
    return new Rendered(contentType, identity, gzip, tag, at);
  }

  public long weight() {
    return OVERHEAD + identity.length() + gzip.length();
  }
}
