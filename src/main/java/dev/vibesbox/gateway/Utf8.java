package dev.vibesbox.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** Bytes to text without mercy: invalid bytes are no text, instead of becoming U+FFFD. */
final class Utf8 {
  private Utf8() {}

  static Optional<String> decode(Buffer bytes) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes())).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
