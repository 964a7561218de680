package dev.vibesbox.policy;

import java.util.List;

/** A list of names; a star at the end of one stands for any rest. */
record Names(List<String> patterns) {
  Names {
    patterns = List.copyOf(patterns);
  }

  boolean contain(String name) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, name));
  }

  private static boolean matches(String pattern, String name) {
    return pattern.endsWith("*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern);
  }
}
