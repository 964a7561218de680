package dev.vibesbox.redaction;

/** A form of secret that begins with certain bytes. Immutable. */
sealed interface Shape permits TokenPattern, KnownValue {

  /**
   * Looks at what begins at {@code start}.
   *
   * @param literalEnd where the bytes end that are there already, one of those it begins with
   */
  Sight look(Window window, int start, int literalEnd);

  /** Whether it may begin inside a word. */
  boolean isAnywhere();
}
