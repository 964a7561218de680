package dev.vibesbox.policy;

import java.util.Optional;

/** A rule about one call at a time. */
sealed interface CallRule extends Rule
    permits NamedProgram, RecursiveRemoval, OpenPermissions, DeviceWrite, EndlessCopy {

  boolean isBrokenBy(Call call);

  @Override
  default Optional<String> foundIn(ShellProgram program) {
    return program.calls().stream()
        .filter(this::isBrokenBy)
        .findFirst()
        .map(call -> "`" + call.shown() + "`");
  }
}
