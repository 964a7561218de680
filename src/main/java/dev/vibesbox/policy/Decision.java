package dev.vibesbox.policy;

import java.util.List;

/** What the policy says to a command. */
public sealed interface Decision {

  /**
   * It may run.
   *
   * @param argv as this argument vector: a shell with the text, or the command's own words; empty
   *     where text for a running process was reviewed
   * @param audited the rules that only take notice of it, by name
   */
  record Allowed(List<String> argv, List<String> audited) implements Decision {
    public Allowed {
      argv = List.copyOf(argv);
      audited = List.copyOf(audited);
    }

    Allowed(List<String> argv) {
      this(argv, List.of());
    }
  }

  /**
   * It may run once a person has agreed.
   *
   * @param rule the rule's name, as it stands in the policy file
   * @param reason one sentence
   * @param suggestion what to do instead
   * @param confirmed what is allowed then
   */
  record Ask(String rule, String reason, String suggestion, Allowed confirmed)
      implements Decision {}

  /**
   * It may not run.
   *
   * @param rule the rule's name, as it stands in the policy file
   * @param reason one sentence
   * @param suggestion what to do instead
   */
  record Rejected(String rule, String reason, String suggestion) implements Decision {}
}
