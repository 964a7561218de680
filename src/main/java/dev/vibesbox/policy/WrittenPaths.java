package dev.vibesbox.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that a call writes, as far as its redirections and well-known programs tell. */
final class WrittenPaths {
  private static final Pattern DESCRIPTOR = Pattern.compile("\\d*-?");

  private static final Set<String> PROGRAMS =
      Set.of(
          "dd",
          "tee",
          "shred",
          "truncate",
          "touch",
          "mkdir",
          "wipefs",
          "blkdiscard",
          "mkswap",
          "cp",
          "mv",
          "install",
          "ln",
          "rsync");

  private WrittenPaths() {}

  static Stream<String> of(Call call) {
    if (call.redirects().isEmpty() && !PROGRAMS.contains(call.name()) && !call.isNameUnknown()) {
      return Stream.empty();
    }
    return Stream.concat(redirected(call), written(call)).filter(path -> !path.isEmpty());
  }

  private static Stream<String> redirected(Call call) {
    return call.redirects().stream()
        .filter(Redirect::writes)
        .map(Redirect::target)
        .filter(target -> !DESCRIPTOR.matcher(target).matches());
  }

  private static Stream<String> written(Call call) {
    return switch (call.name()) {
      case "dd" -> operand(call, "of=").stream();
      case "tee", "shred", "truncate", "touch", "mkdir", "wipefs", "blkdiscard", "mkswap" ->
          operands(call).stream();
      case "cp", "mv", "install", "ln", "rsync" -> operands(call).reversed().stream().limit(1);
      default -> call.isNameUnknown() ? operand(call, "of=").stream() : Stream.empty();
    };
  }

  private static List<String> operands(Call call) {
    return Options.of(call.arguments()).operands();
  }

  /** The value of the last operand with this prefix, which is the one that counts. */
  static Optional<String> operand(Call call, String prefix) {
    return call.arguments().reversed().stream()
        .filter(word -> word.startsWith(prefix))
        .map(word -> word.substring(prefix.length()))
        .findFirst();
  }
}
