package org.convene.participant;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.convene.base.Uuids;
import org.convene.http.Call;

/// Where a page of people ended: the last name and id. Clients hand it back as they got it.
public record Cursor(String name, UUID id) {
  /// Before everybody.
  static final Cursor START = new Cursor("", Uuids.NIL);

  private static final int ID_LENGTH = 36;

  public String encode() {
    byte[] bytes = (id + name).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// What the request asks to go on after; empty when it is none of ours.
  public static Optional<Cursor> of(Call call) {
    return call.query("after").map(Cursor::decode).orElse(Optional.of(START));
  }

  /// Empty when it is none of ours.
  static Optional<Cursor> decode(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      UUID id = UUID.fromString(plain.substring(0, ID_LENGTH));
      return Optional.of(new Cursor(plain.substring(ID_LENGTH), id)).filter(Cursor::isStorable);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /// PostgreSQL has no character 0.
  private boolean isStorable() {
    return name.indexOf('\0') < 0;
  }
}
