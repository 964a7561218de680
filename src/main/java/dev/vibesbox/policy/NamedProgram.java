package dev.vibesbox.policy;

/**
 * One of some programs.
 *
 * @param arguments only with one of these; with any where there are none
 */
record NamedProgram(Names programs, Names arguments) implements CallDanger {
  @Override
  public boolean isIn(Call call) {
    return programs.contain(call.name())
        && (arguments.isEmpty() || call.arguments().stream().anyMatch(arguments::contain));
  }
}
