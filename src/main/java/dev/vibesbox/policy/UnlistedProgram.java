package dev.vibesbox.policy;

/** Any program but these. */
record UnlistedProgram(Names programs) implements CallDanger {
  @Override
  public boolean isIn(Call call) {
    return !call.path().isEmpty() && (call.isNameUnknown() || !programs.contain(call.name()));
  }
}
