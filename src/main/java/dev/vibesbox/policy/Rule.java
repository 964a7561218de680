package dev.vibesbox.policy;

import java.util.Optional;

/** Something that no shell text may do. */
sealed interface Rule permits CallRule, ForkBomb {

  Label label();

  /** What breaks the rule, for a sentence. */
  Optional<String> foundIn(ShellProgram program);
}
