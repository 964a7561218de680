package dev.vibesbox.policy;

import java.util.stream.Stream;

/** A recursive removal of one of some paths, or moving it away. */
record TreeRemoval(ProtectedPaths paths) implements CallDanger {
  @Override
  public boolean isIn(Call call) {
    return Stream.concat(Removal.targets(call).stream(), Removal.moved(call))
        .anyMatch(path -> isProtected(call, path));
  }

  /** What is unknown of a path may be nothing: {@code rm -rf /$X}. */
  private boolean isProtected(Call call, String path) {
    var least = Unknown.least(path);
    return !least.isEmpty() && paths.contain(call.normal(least));
  }
}
