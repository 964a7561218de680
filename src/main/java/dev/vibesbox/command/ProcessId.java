package dev.vibesbox.command;

import java.util.Optional;
import java.util.UUID;

/** Names one process for as long as anyone remembers it; unlike a pid it is never used again. */
public record ProcessId(UUID value) {

  /** A new id from a cryptographically strong source. */
  public static ProcessId random() {
    return new ProcessId(UUID.randomUUID());
  }

  /** Reads the canonical 36-character form of a UUID; anything else is empty. */
  public static Optional<ProcessId> parse(String text) {
    try {
      var value = UUID.fromString(text);
      return value.toString().equalsIgnoreCase(text)
          ? Optional.of(new ProcessId(value))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
