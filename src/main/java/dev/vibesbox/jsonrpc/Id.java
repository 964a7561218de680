package dev.vibesbox.jsonrpc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The id of a request; it is echoed with the JSON type it came with. */
public sealed interface Id {
  record Numeric(long value) implements Id {}

  record Text(String value) implements Id {}

  /** Reads a value of a message; empty unless it is a string or an integer of 64 bits. */
  static Optional<Id> of(@Nullable Object json) {
    return switch (json) {
      case String text -> Optional.of(new Text(text));
      case Integer number -> Optional.of(new Numeric(number));
      case Long number -> Optional.of(new Numeric(number));
      case null, default -> Optional.empty();
    };
  }

  /** The value as it stands in a message. */
  default Object json() {
    return switch (this) {
      case Numeric(var value) -> value;
      case Text(var value) -> value;
    };
  }
}
