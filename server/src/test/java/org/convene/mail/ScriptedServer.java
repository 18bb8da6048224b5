package org.convene.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// An SMTP server that answers what a test tells it to, or hangs up.
final class ScriptedServer implements AutoCloseable {
  static final String HANG_UP = "";

  private final ServerSocket socket;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> messages = Collections.synchronizedList(new ArrayList<>());

  ScriptedServer() {
    try {
      socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  /// @param verb of a command, `END` for the end of a message
  ScriptedServer answering(String verb, String answer) {
    answers.put(verb, answer);
    return this;
  }

  ScriptedServer polite() {
    answers.clear();
    return this;
  }

  MailServer address() {
    return new MailServer(
        MailServer.Protocol.SMTP,
        "127.0.0.1",
        socket.getLocalPort(),
        null,
        null,
        MailServer.Encryption.NONE,
        "INBOX");
  }

  /// Whole messages that came in, whatever was answered.
  List<String> messages() {
    return List.copyOf(messages);
  }

  private void serve() {
    try {
      while (true) {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> talk(client));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void talk(Socket client) {
    try (client;
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      OutputStream out = client.getOutputStream();
      say(out, "220 scripted");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        String answer = answers.getOrDefault(verb, verb.equals("DATA") ? "354 go on" : "250 ok");
        if (answer.startsWith("354")) {
          say(out, answer);
          messages.add(message(in));
          answer = answers.getOrDefault("END", "250 taken");
        }
        if (answer.equals(HANG_UP)) {
          return;
        }
        say(out, answer);
      }
    } catch (IOException gone) {
      // The other side hung up.
    }
  }

  private static String message(BufferedReader in) throws IOException {
    StringBuilder message = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      message.append(line).append("\r\n");
    }
    return message.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
