package dev.vibesbox.redaction;

/** What begins at a place of the stream. */
sealed interface Sight {
  Sight NOTHING = new Nothing();

  /** A token, as far as one can see. */
  Sight PERHAPS_A_TOKEN = new Beginning("token", Hold.BRIEF);

  /** No secret. */
  record Nothing() implements Sight {}

  /**
   * Maybe a secret: more of the stream decides.
   *
   * @param kind what it would be
   */
  record Beginning(String kind, Hold hold) implements Sight {}

  /** A secret, from its first byte to before {@code to}. */
  record Secret(String kind, int from, int to) implements Sight {}
}
