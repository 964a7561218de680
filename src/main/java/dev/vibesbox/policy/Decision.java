package dev.vibesbox.policy;

import java.util.List;

/** What the policy says to a command. */
public sealed interface Decision {

  /** It may run, as this argument vector: a shell with the text, or the command's own words. */
  record Allowed(List<String> argv) implements Decision {
    public Allowed {
      argv = List.copyOf(argv);
    }
  }

  /**
   * It may not run.
   *
   * @param rule the rule's name, as it stands in the policy file
   * @param reason one sentence
   * @param suggestion what to do instead
   */
  record Rejected(String rule, String reason, String suggestion) implements Decision {}
}
