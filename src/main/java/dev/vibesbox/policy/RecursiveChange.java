package dev.vibesbox.policy;

/** A program that changes all that is in one of some paths. */
record RecursiveChange(Names programs, ProtectedPaths paths) implements CallDanger {
  @Override
  public boolean isIn(Call call) {
    if (!programs.contain(call.name()) && !call.isNameUnknown()) {
      return false;
    }
    var options = Options.of(call.arguments());
    return options.has("R", "--recursive")
        && options.operands().stream()
            .map(Unknown::least)
            .filter(path -> !path.isEmpty())
            .map(call::normal)
            .anyMatch(paths::contain);
  }
}
