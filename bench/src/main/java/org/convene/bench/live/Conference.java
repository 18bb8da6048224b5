package org.convene.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convene.base.CannotStart;
import org.convene.base.Json;

/// The example's session on a server of its own, its facilitator, and how guests get in.
final class Conference implements AutoCloseable {
  /// A guest who has joined.
  ///
  /// @param hello the first frame of the first connection, with the ticket that came along
  record Guest(String id, String accessToken, String hello) {}

  private final ConveneServer server;
  private final Rest rest;
  private final Sockets sockets;
  private final String code;
  private final String session;
  private final Facilitator facilitator;

  private Conference(ConveneServer server, Rest rest, Sockets sockets) {
    this.server = server;
    this.rest = rest;
    this.sockets = sockets;
    this.code = after(server.server().said("join"), "/j/");
    this.session = rest.get("/api/join/" + code).await().path("session").asText();
    String secret = after(server.server().said("facilitator"), "#token=");
    String access = accessToken(rest.post("/api/auth/sign-in", "", body("token", secret)).await());
    this.facilitator = new Facilitator(sockets, server.port(), hello(ticket(access).await()));
  }

  static Conference start(Path folder, Sockets sockets) throws CannotStart, IOException {
    ConveneServer server = ConveneServer.start(folder);
    return new Conference(server, new Rest(server.port()), sockets);
  }

  private static String after(String line, String mark) {
    return line.substring(line.indexOf(mark) + mark.length()).split(" ", 2)[0];
  }

  static byte[] upgrade() {
    return Frames.upgrade("/live", "convene.v1");
  }

  ConveneServer server() {
    return server;
  }

  Facilitator facilitator() {
    return facilitator;
  }

  /// Over REST.
  Future<Guest> join(int number) {
    String body =
        Json.MAPPER.createObjectNode().put("code", code).put("name", "Guest " + number).toString();
    return rest.post("/api/sessions/" + session + "/join", "", body)
        .map(joined ->
            new Guest(
                joined.path("participant").path("id").asText(),
                accessToken(joined),
                hello(joined.path("ticket").path("ticket").asText())));
  }

  /// The first frame of a connection, with a ticket that was asked for.
  Future<String> hello(Guest guest) {
    return ticket(guest.accessToken).map(this::hello);
  }

  List<Guest> admit(int people) {
    List<Future<Guest>> joining = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      joining.add(join(i));
    }
    return joining.stream().map(one -> one.await()).toList();
  }

  /// Connects everybody and blocks until each has the state.
  <S extends Screen> void connect(List<Guest> guests, List<S> screens) {
    List<Future<String>> greetings = guests.stream().map(this::hello).toList();
    for (int i = 0; i < screens.size(); i++) {
      S screen = screens.get(i);
      screen.say(greetings.get(i).await());
      sockets.run(() -> screen.connect(sockets, server.port()));
    }
    screens.forEach(screen -> screen.ready().join());
  }

  private Future<String> ticket(String access) {
    return rest.post("/api/sessions/" + session + "/ticket", access, "")
        .map(answer -> answer.path("ticket").asText());
  }

  private String hello(String ticket) {
    return Facilitator.message("hello").put("ticket", ticket).put("session", session).toString();
  }

  private static String accessToken(JsonNode answer) {
    return answer.path("accessToken").asText();
  }

  private static String body(String field, String value) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    return body.put(field, value).toString();
  }

  @Override
  public void close() throws InterruptedException, IOException {
    rest.close();
    server.close();
  }
}
