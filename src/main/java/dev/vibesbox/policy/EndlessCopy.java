package dev.vibesbox.policy;

/** A copy of one of some endless files into another that does not say how much. */
record EndlessCopy(Names sources) implements CallDanger {
  @Override
  public boolean isIn(Call call) {
    return switch (call.name()) {
      case "dd" ->
          WrittenPaths.operand(call, "if=").map(call::normal).filter(sources::contain).isPresent()
              && WrittenPaths.operand(call, "count=").isEmpty();
      case "cat", "cp" ->
          call.arguments().stream().map(call::normal).anyMatch(sources::contain)
              && WrittenPaths.of(call).anyMatch(path -> !path.startsWith("/dev/"));
      default -> false;
    };
  }
}
