package dev.vibesbox.policy;

import java.util.List;
import java.util.stream.Collectors;

/** Writes words so that a shell reads the same ones. */
final class Quotes {
  private Quotes() {}

  static String all(List<String> words) {
    return words.stream()
        .map(word -> "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }
}
