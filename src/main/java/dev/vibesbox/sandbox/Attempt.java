package dev.vibesbox.sandbox;

import java.util.Locale;

/** Something that a command must not be able to do, tried by one, and what came of it. */
public record Attempt(Layer layer, String name, Verdict verdict) {

  /** The worse comes later. */
  public enum Verdict {
    /** The kernel refused. */
    DENIED,
    /** It failed, but not for a reason that shows a wall: a program may be missing. */
    UNCLEAR,
    /** It worked. */
    ALLOWED;

    /** Its name in answers. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One line of the self-test's output. */
  static Attempt read(String line) {
    var words = line.split(" ", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException("no attempt: " + line);
    }
    return new Attempt(
        Layer.valueOf(words[0].toUpperCase(Locale.ROOT)),
        words[1],
        Verdict.valueOf(words[2].toUpperCase(Locale.ROOT)));
  }

  /** The same attempt made twice is as good as its worse end. */
  Attempt worse(Attempt other) {
    return verdict.compareTo(other.verdict) >= 0 ? this : other;
  }
}
