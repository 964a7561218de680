package dev.vibesbox.policy;

import java.util.Optional;

/** {@code dd} that reads one of these endless sources and does not say how much. */
record EndlessCopy(Label label, Names sources) implements CallRule {

  @Override
  public boolean isBrokenBy(Call call) {
    return call.name().equals("dd")
        && operand(call, "if=").map(AbsolutePath::normal).filter(sources::contain).isPresent()
        && operand(call, "count=").isEmpty();
  }

  /** The value of the last operand with this prefix, which is the one that counts. */
  static Optional<String> operand(Call dd, String prefix) {
    return dd.arguments().reversed().stream()
        .filter(word -> word.startsWith(prefix))
        .map(word -> word.substring(prefix.length()))
        .findFirst();
  }
}
