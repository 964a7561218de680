package dev.vibesbox.redaction;

import java.time.Duration;

/** How long what a redactor withholds waits for what follows it, while nothing follows. */
public enum Hold {
  /** Nothing is withheld. */
  NOTHING(Duration.ZERO),
  /** It begins as a token does, and as many a word does too: it leaves as it is. */
  BRIEF(Duration.ofMillis(5)),
  /** It may be secret: it leaves masked. */
  SILENCE(Duration.ofMillis(200));

  private final long nanos;

  Hold(Duration patience) {
    nanos = patience.toNanos();
  }

  /** Nanoseconds from the last byte that came. */
  public long nanos() {
    return nanos;
  }
}
