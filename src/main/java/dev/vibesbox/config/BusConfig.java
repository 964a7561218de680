package dev.vibesbox.config;

import java.util.regex.Pattern;

/**
 * The event bus.
 *
 * @param prefix every address starts with it and a dot
 * @param maxPendingChunks published messages that may wait for all listeners together
 */
public record BusConfig(String prefix, int maxPendingChunks) {
  private static final Kind<String> PREFIX =
      Kind.text()
          .where(
              Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*").asMatchPredicate(),
              "words of letters, digits, _ and -, joined by dots");

  static BusConfig read(Section section) {
    return new BusConfig(
        section.value("prefix", PREFIX), section.integer("maxPendingChunks", 2, 65_536));
  }
}
