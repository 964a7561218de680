package dev.vibesbox.jsonrpc;

/** The id of a request; it is echoed with the JSON type it came with. */
public sealed interface Id {
  record Numeric(long value) implements Id {}

  record Text(String value) implements Id {}

  /** The value as it stands in a message. */
  default Object json() {
    return switch (this) {
      case Numeric(var value) -> value;
      case Text(var value) -> value;
    };
  }
}
