package dev.vibesbox.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the shell text that a program is given to run. */
final class Interpreted {
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "rbash", "fish");

  private static final Set<String> SHELL_OPTIONS_WITH_VALUE =
      Set.of("-o", "+o", "-O", "+O", "--rcfile", "--init-file");

  private Interpreted() {}

  /** The text that the call runs, if it is one that runs text. */
  static Optional<String> text(Call call) {
    return switch (call.name()) {
      case "eval" -> Optional.of(String.join(" ", call.arguments()));
      case "watch" -> Optional.of(String.join(" ", operands(call.arguments(), "-n")));
      case "trap" -> operands(call.arguments(), "").stream().findFirst();
      case "su", "runuser", "script" ->
          afterOption(call.arguments(), call.arguments().size(), "-c", "--command");
      case "env" ->
          afterOption(call.arguments(), options(call.arguments()), "-S", "--split-string");
      default -> SHELLS.contains(call.name()) ? ofShell(call) : Optional.empty();
    };
  }

  private static Optional<String> ofShell(Call call) {
    var words = call.arguments();
    boolean isText = false;
    boolean readsInput = false;
    int index = 0;
    while (index < words.size() && isOption(words.get(index))) {
      var word = words.get(index);
      isText |= !word.startsWith("--") && word.indexOf('c') > 0;
      readsInput |= !word.startsWith("--") && word.indexOf('s') > 0;
      index += SHELL_OPTIONS_WITH_VALUE.contains(word) ? 2 : 1;
    }
    if (isText) {
      return index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
    }
    return readsInput || index >= words.size() ? input(call.redirections()) : Optional.empty();
  }

  private static Optional<String> input(List<Redirection> redirections) {
    return redirections.reversed().stream()
        .filter(Redirection::isInput)
        .map(Redirection::target)
        .findFirst();
  }

  private static List<String> operands(List<String> words, String valued) {
    int index = 0;
    while (index < words.size() && words.get(index).startsWith("-")) {
      index += words.get(index).equals(valued) ? 2 : 1;
    }
    return words.subList(Math.min(index, words.size()), words.size());
  }

  /** How many options stand first; behind them stand words of the command that env starts. */
  private static int options(List<String> words) {
    int index = 0;
    while (index < words.size() && words.get(index).startsWith("-")) {
      index++;
    }
    return index;
  }

  private static Optional<String> afterOption(
      List<String> words, int end, String letter, String name) {
    for (int i = 0; i < end; i++) {
      var word = words.get(i);
      if (word.startsWith(name + "=")) {
        return Optional.of(word.substring(name.length() + 1));
      }
      if (word.equals(name) || (isCluster(word) && word.endsWith(letter.substring(1)))) {
        return Optional.of(String.join(" ", words.subList(i + 1, words.size())));
      }
      if (word.startsWith(letter)) {
        var rest = words.subList(i + 1, words.size());
        return Optional.of(word.substring(letter.length()) + " " + String.join(" ", rest));
      }
    }
    return Optional.empty();
  }

  private static boolean isCluster(String word) {
    return word.startsWith("-") && !word.startsWith("--");
  }

  private static boolean isOption(String word) {
    return word.length() > 1 && (word.startsWith("-") || word.startsWith("+"));
  }
}
