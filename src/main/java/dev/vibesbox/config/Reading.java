package dev.vibesbox.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One pass over a configuration: what is wrong with it so far, and where its values came from. */
final class Reading {
  private final Variables variables;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> origins = new HashMap<>();

  Reading(Variables variables) {
    this.variables = variables;
  }

  Variables variables() {
    return variables;
  }

  boolean isClean() {
    return problems.isEmpty();
  }

  void report(Problem problem) {
    problems.add(problem);
  }

  /** A value that is right by itself and wrong beside another. */
  void reportConflict(String key, String found, String allowed) {
    report(new Problem(origins.getOrDefault(key, "configuration"), key, found, allowed));
  }

  /** Notes where the value in force stands. */
  void cameFrom(String key, String where) {
    origins.put(key, where);
  }

  void throwProblems() throws ConfigurationException {
    if (!isClean()) {
      throw new ConfigurationException(problems);
    }
  }
}
