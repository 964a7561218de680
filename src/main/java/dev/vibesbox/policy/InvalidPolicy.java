package dev.vibesbox.policy;

import java.util.List;

/** A policy file that cannot be used. The message holds every problem, one a line. */
public final class InvalidPolicy extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  InvalidPolicy(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each names the file and the key. */
  public List<String> problems() {
    return problems;
  }
}
