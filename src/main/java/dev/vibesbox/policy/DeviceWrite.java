package dev.vibesbox.policy;

import java.util.Optional;
import java.util.stream.Stream;

/** A redirection, {@code dd} or {@code tee} into one of these devices. */
record DeviceWrite(Label label, Names devices) implements CallRule {

  @Override
  public boolean isBrokenBy(Call call) {
    return Stream.concat(redirected(call), written(call)).anyMatch(this::isDevice);
  }

  @Override
  public Optional<String> foundIn(ShellProgram program) {
    return program.calls().stream()
        .flatMap(call -> Stream.concat(redirected(call), written(call)))
        .filter(this::isDevice)
        .findFirst()
        .map(device -> "Writing to `" + Call.shortened(device) + "`");
  }

  private boolean isDevice(String path) {
    return devices.contain(AbsolutePath.normal(path));
  }

  private static Stream<String> redirected(Call call) {
    return call.redirections().stream().filter(Redirection::writes).map(Redirection::target);
  }

  private static Stream<String> written(Call call) {
    return switch (call.name()) {
      case "dd" -> EndlessCopy.operand(call, "of=").stream();
      case "tee" -> call.arguments().stream();
      default -> Stream.empty();
    };
  }
}
