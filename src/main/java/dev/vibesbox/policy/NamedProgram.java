package dev.vibesbox.policy;

/** A program that never runs. */
record NamedProgram(Label label, Names programs) implements CallRule {

  @Override
  public boolean isBrokenBy(Call call) {
    return programs.contain(call.name());
  }
}
