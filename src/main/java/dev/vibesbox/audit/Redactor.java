package dev.vibesbox.audit;

import dev.vibesbox.command.CommandSpec;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Takes the secrets out of what is said of a command. Any thread. */
@FunctionalInterface
public interface Redactor {

  /** What masks secrets, and the values of these variables where their names say so. */
  UnaryOperator<String> knowing(Map<String, String> variables);

  /** The same for what is said of this command. */
  default UnaryOperator<String> of(CommandSpec spec) {
    return knowing(spec.surroundings().environment());
  }
}
