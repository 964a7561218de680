package dev.vibesbox.config;

import java.util.regex.Pattern;

/** The event bus: every address starts with the prefix and a dot. */
public record BusConfig(String prefix) {
  private static final Kind<String> PREFIX =
      Kind.text()
          .where(
              Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*").asMatchPredicate(),
              "words of letters, digits, _ and -, joined by dots");

  static BusConfig read(Section section) {
    return new BusConfig(section.value("prefix", PREFIX));
  }
}
