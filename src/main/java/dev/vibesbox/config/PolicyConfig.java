package dev.vibesbox.config;

import java.util.List;
import java.util.Locale;

/** Which rules commands must keep. */
public record PolicyConfig(Mode mode) {

  /** Each mode is a file of this name in the folder {@code policy}. */
  public enum Mode {
    /** An allowlist, and no shell at all. */
    STRICT,
    /** A shell; dangerous commands are refused. */
    STANDARD,
    /** Everything is allowed. */
    OPEN;

    /** The mode's name in configuration and logs. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static PolicyConfig read(Section section) {
    return new PolicyConfig(
        section.value("mode", Kind.choice(List.of(Mode.values()), Mode::label)));
  }
}
