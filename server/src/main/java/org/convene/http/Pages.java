package org.convene.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.BiFunction;

/// Renders templates and sends them with what caches need to know: an entity tag, the language, and
/// that every use has to be revalidated.
public final class Pages {
  /// The client's entry that is only a stylesheet and the small script of readable pages.
  public static final String READABLE = "pages";

  /// Bytes of the digest in an entity tag: enough that two renderings never share one by accident.
  private static final int TAG_BYTES = 16;

  private static final String TYPE = "text/html; charset=utf-8";

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final BiFunction<String, String, EntryFiles> files;

  /// @param client whose entries the pages load; without one they have no scripts and styles
  public Pages(ViteManifest client) {
    this((entry, locale) ->
        client.isEmpty() ? EntryFiles.NONE : EntryFiles.of(client.entry(entry, locale)));
  }

  /// @param files the built files of an entry of the client, by its name and the reader's locale
  public Pages(BiFunction<String, String, EntryFiles> files) {
    this.files = files;
  }

  /// A page that reads without script.
  public Page readable(RoutingContext ctx, Masthead masthead, Page.Section section) {
    return page(ctx, masthead, section, READABLE);
  }

  /// @param entry of the client whose files the page loads
  public Page page(RoutingContext ctx, Masthead masthead, Page.Section section, String entry) {
    Messages messages = Messages.of(Languages.of(ctx));
    Times times = new Times(messages.locale());
    EntryFiles loaded = files.apply(entry, messages.locale());
    return new Page(messages, times, masthead, Languages.address(ctx), section, loaded);
  }

  public void send(RoutingContext ctx, Page page, String template, Object view) {
    Buffer body = Buffer.buffer(render(template, view));
    String tag = tagOf(body);
    HttpServerResponse response = ctx.response();
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
        .putHeader(HttpHeaders.CONTENT_LANGUAGE, page.locale())
        .putHeader(HttpHeaders.VARY, "Accept-Language, Cookie")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .putHeader(HttpHeaders.ETAG, tag);
    if (tag.equals(ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
    } else {
      end(ctx, body);
    }
  }

  /// A page that can be sent again, as it is or compressed.
  public Rendered rendered(String template, Object view) {
    return Rendered.of(TYPE, render(template, view).getBytes(StandardCharsets.UTF_8), null);
  }

  /// A page for one person, or with what one typed: nobody keeps it.
  ///
  /// @param status 200, or 422 where something typed is wrong
  public void sendPrivate(RoutingContext ctx, Page page, String template, Object view, int status) {
    ctx.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
        .putHeader(HttpHeaders.CONTENT_LANGUAGE, page.locale())
        .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    end(ctx, Buffer.buffer(render(template, view)));
  }

  private static void end(RoutingContext ctx, Buffer body) {
    if (ctx.request().method() == HttpMethod.HEAD) {
      ctx.response().putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length())).end();
    } else {
      ctx.end(body);
    }
  }

  String render(String template, Object view) {
    StringOutput output = new StringOutput();
    engine.render(template, view, output);
    return output.toString();
  }

  private static String tagOf(Buffer body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes());
      byte[] start = Arrays.copyOf(digest, TAG_BYTES);
      return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(start) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
