package dev.vibesbox.policy;

import java.util.Optional;

/** Something that one call does. */
sealed interface CallDanger extends Danger
    permits DeviceWrite,
        EndlessCopy,
        NamedProgram,
        NetworkUse,
        PathWrite,
        RecursiveChange,
        TreeRemoval,
        UnknownTarget,
        UnlistedProgram,
        UnreadText {
  boolean isIn(Call call);

  /** What was found, for a sentence. */
  default Optional<String> foundIn(Call call) {
    return isIn(call) ? Optional.of("`" + call.shown() + "`") : Optional.empty();
  }
}
