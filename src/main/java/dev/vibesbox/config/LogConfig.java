package dev.vibesbox.config;

import java.util.List;
import java.util.Locale;

/** What is logged, and how. */
public record LogConfig(Format format, Level level) {

  /** The form of a line. */
  public enum Format {
    TEXT,
    JSON;

    /** The format's name in the configuration. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The least important lines that are still written. */
  public enum Level {
    ERROR,
    WARNING,
    INFO,
    DEBUG;

    /** The level's name in the configuration. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static LogConfig read(Section section) {
    return new LogConfig(
        section.value("format", Kind.choice(List.of(Format.values()), Format::label)),
        section.value("level", Kind.choice(List.of(Level.values()), Level::label)));
  }
}
