package dev.vibesbox.policy;

import java.util.List;
import java.util.Optional;

/**
 * Programs that {@code strict} runs.
 *
 * @param names as they are written in a command: a path is a name of its own
 * @param refusals arguments it does not run them with
 */
record Program(List<String> names, List<ArgumentRule> refusals, Label label) {
  Program {
    names = List.copyOf(names);
    refusals = List.copyOf(refusals);
  }

  /** Why the program does not run with these arguments, if so. */
  Optional<Decision.Rejected> rejects(String name, List<String> arguments) {
    return refusals.stream()
        .flatMap(rule -> rule.refused(arguments).stream())
        .map(found -> label.rejects("`" + Call.shortened((name + " " + found).strip()) + "`"))
        .findFirst();
  }
}
