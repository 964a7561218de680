package dev.vibesbox.redaction;

/** What the next byte of a stream belongs to. */
enum Place {
  TEXT,
  /** The authority of a URL, before a colon. */
  USER,
  /** The authority of a URL, behind the colon: a password, or a port. */
  PASSWORD,
  /** A value, or what stands between it and its key. */
  VALUE,
  /** A private key in PEM form, its first line included. */
  PRIVATE_KEY
}
