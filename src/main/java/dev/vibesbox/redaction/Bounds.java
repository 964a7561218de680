package dev.vibesbox.redaction;

/**
 * How long a secret may be in a stream.
 *
 * @param secretBytes of a value or a private key; what follows is text again
 * @param tokenBytes of a word that patterns look at, and so what one stream may hold back
 * @param urlBytes of a user's name in a URL, and of what follows it
 */
public record Bounds(int secretBytes, int tokenBytes, int urlBytes) {
  /** Where nothing is configured. */
  static final Bounds DEFAULT = new Bounds(32 << 10, 8 << 10, 512);
}
