package dev.vibesbox.policy;

import java.util.ArrayDeque;

/** Absolute paths in the one spelling that rules are written in. */
final class AbsolutePath {
  private AbsolutePath() {}

  /**
   * {@code //}, {@code /.}, {@code /tmp/..} become {@code /}; {@code //*} and {@code /**} become
   * {@code /*}. A relative path stays as it is.
   */
  static String normal(String path) {
    if (!path.startsWith("/")) {
      return path;
    }
    var names = new ArrayDeque<String>();
    for (var name : path.split("/", -1)) {
      switch (name) {
        case "", "." -> {}
        case ".." -> names.pollLast();
        default -> names.addLast(isStars(name) ? "*" : name);
      }
    }
    return "/" + String.join("/", names);
  }

  private static boolean isStars(String name) {
    return name.chars().allMatch(c -> c == '*');
  }
}
