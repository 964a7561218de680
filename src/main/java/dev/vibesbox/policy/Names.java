package dev.vibesbox.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A list of names or paths; each may be a pattern. */
final class Names {
  private final Set<String> literal;
  private final List<String> patterns;

  Names(List<String> names) {
    this.literal =
        names.stream().filter(name -> !Glob.isIn(name)).collect(Collectors.toUnmodifiableSet());
    this.patterns = names.stream().filter(Glob::isIn).toList();
  }

  boolean isEmpty() {
    return literal.isEmpty() && patterns.isEmpty();
  }

  boolean contain(String name) {
    if (literal.contains(name)) {
      return true;
    }
    for (var pattern : patterns) {
      if (Glob.matches(pattern, name)) {
        return true;
      }
    }
    return false;
  }
}
