package dev.vibesbox.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Carries every problem at once; the message lists them. */
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /** At least one problem. */
  public ConfigurationException(List<Problem> problems) {
    super(problems.stream().map(Problem::sentence).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** The problems, in the order in which the configuration was read. */
  public List<Problem> problems() {
    return problems;
  }
}
