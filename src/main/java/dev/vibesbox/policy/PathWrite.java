package dev.vibesbox.policy;

/**
 * Writing where nobody should, by a redirection or a well-known program.
 *
 * @param allowed the only paths; any where there are none. What is relative counts as allowed
 * @param denied paths that are not allowed in any case
 */
record PathWrite(Names allowed, Names denied) implements CallDanger {
  @Override
  public boolean isIn(Call call) {
    return WrittenPaths.of(call).map(call::normal).anyMatch(this::isDenied);
  }

  private boolean isDenied(String path) {
    boolean isOutside = !Paths.isFixed(path) && climbs(path);
    boolean isUnlisted =
        !allowed.isEmpty() && (isOutside || (Paths.isFixed(path) && !allowed.contain(path)));
    return isUnlisted || denied.contain(path);
  }

  /** Whether a relative path leads out of where it begins. */
  static boolean climbs(String path) {
    int depth = 0;
    for (var name : path.split("/", -1)) {
      depth += name.equals("..") ? -1 : name.isEmpty() || name.equals(".") ? 0 : 1;
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }
}
