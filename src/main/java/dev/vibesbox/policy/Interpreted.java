package dev.vibesbox.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the shell text that a program is given to run. */
final class Interpreted {
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "rbash", "fish", "at", "batch");
  private static final Set<String> SHELL_OPTIONS_WITH_VALUE =
      Set.of("-o", "+o", "-O", "+O", "--rcfile", "--init-file");
  private static final Set<String> INPUT =
      Set.of("-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0");

  private Interpreted() {}

  /**
   * A text that runs.
   *
   * @param arguments what it finds as its arguments
   * @param isOfItsOwn whether it is a shell of its own, or part of the one that reads it
   */
  record Text(String text, List<String> arguments, boolean isOfItsOwn) {
    static Text apart(String text) {
      return new Text(text, List.of(), true);
    }
  }

  /** Whether {@code env} splits a text into words. */
  static boolean isSplit(Call env) {
    var options = env.arguments().stream().takeWhile(word -> word.startsWith("-")).toList();
    return valueOf(options, "S", "--split-string").isPresent();
  }

  /** The text that the call runs, if it is one that runs text. */
  static Optional<Text> text(Call call, Scope scope, String input) {
    var words = call.arguments();
    return switch (call.name()) {
      case "eval" -> Optional.of(here(String.join(" ", words), scope));
      case ".", "source" -> sourced(words, scope, input);
      case "watch" -> joined(operands(words, Set.of("-n", "--interval")));
      case "trap" -> operands(words, Set.of()).stream().findFirst().map(text -> here(text, scope));
      case "ssh" -> joined(afterFirst(operands(words, SSH_OPTIONS_WITH_VALUE)));
      case "flock" -> valueOf(words, "c", "--command").map(Text::apart);
      case "su", "runuser", "script" ->
          Optional.of(Text.apart(valueOf(words, "c", "--command").orElse(input)));
      case "parallel", "sem" -> parallel(operands(words, Set.of("-j", "-n", "-I")), input);
      case "env" ->
          isSplit(call) ? valueOf(words, "S", "--split-string").map(Text::apart) : Optional.empty();
      default ->
          SHELLS.contains(call.name()) ? ofShell(call, scope, input) : scriptItself(call, scope);
    };
  }

  private static final Set<String> SSH_OPTIONS_WITH_VALUE =
      Set.of(
          "-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-O", "-o", "-p",
          "-Q", "-R", "-S", "-W", "-w");

  /** What runs because a variable has this value. */
  static Optional<String> variable(String name, String value) {
    return switch (name) {
      case "BASH_ENV", "ENV" -> Optional.of(". \"" + value + "\"");
      case "PS0", "PS1", "PS2", "PS4" -> Optional.of(": \"" + value + "\"");
      default -> RUN.contains(name) ? Optional.of(value) : Optional.empty();
    };
  }

  /** Variables with a command for a shell, or that programs start. */
  private static final Set<String> RUN =
      Set.of(
          "PROMPT_COMMAND",
          "PAGER",
          "MANPAGER",
          "GIT_PAGER",
          "EDITOR",
          "VISUAL",
          "GIT_EDITOR",
          "GIT_SEQUENCE_EDITOR",
          "GIT_SSH_COMMAND",
          "GIT_EXTERNAL_DIFF",
          "GIT_PROXY_COMMAND",
          "GIT_ASKPASS",
          "SSH_ASKPASS",
          "RSYNC_RSH",
          "LESSOPEN",
          "LESSCLOSE",
          "BROWSER");

  private static Text here(String text, Scope scope) {
    return new Text(text, scope.arguments().all().getFirst(), false);
  }

  private static Optional<Text> joined(List<String> words) {
    return words.isEmpty() ? Optional.empty() : Optional.of(Text.apart(String.join(" ", words)));
  }

  private static List<String> afterFirst(List<String> words) {
    return words.subList(Math.min(1, words.size()), words.size());
  }

  /** The words behind {@code :::} take the place of <code>{}</code>, or stand last. */
  private static Optional<Text> parallel(List<String> words, String input) {
    var text =
        words.stream().filter(word -> !word.startsWith(":::")).collect(Collectors.joining(" "))
            + (words.contains(":::") || Unknown.isIn(input) ? "" : " " + input);
    return text.isBlank() ? Optional.empty() : Optional.of(Text.apart(text.replace("{}", "")));
  }

  private static Optional<Text> sourced(List<String> words, Scope scope, String input) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    var text = INPUT.contains(words.getFirst()) ? Optional.of(input) : scope.file(words.getFirst());
    return text.map(found -> here(found, scope));
  }

  /** A file that was written in the same text, started by its path. */
  private static Optional<Text> scriptItself(Call call, Scope scope) {
    boolean isPath = call.path().indexOf('/') >= 0;
    return isPath
        ? scope.file(call.path()).map(text -> new Text(text, call.arguments(), true))
        : Optional.empty();
  }

  private static Optional<Text> ofShell(Call call, Scope scope, String input) {
    var words = call.arguments();
    boolean isText = false;
    boolean readsInput = false;
    int index = 0;
    while (index < words.size() && isOption(words.get(index))) {
      var word = words.get(index);
      index += SHELL_OPTIONS_WITH_VALUE.contains(word) ? 2 : 1;
      if (word.equals("--")) {
        break;
      }
      isText |= !word.startsWith("--") && word.indexOf('c') > 0;
      readsInput |= !word.startsWith("--") && word.indexOf('s') > 0;
    }
    var operands = words.subList(Math.min(index, words.size()), words.size());
    if (isText) {
      // The word behind the text is the name of the shell.
      return operands.stream()
          .findFirst()
          .map(text -> new Text(text, afterFirst(afterFirst(operands)), true));
    }
    return readsInput || operands.isEmpty() || INPUT.contains(operands.getFirst())
        ? Optional.of(new Text(input, operands, true))
        : script(operands, scope);
  }

  private static Optional<Text> script(List<String> operands, Scope scope) {
    var name = operands.getFirst();
    var text = name.equals(CallGraph.SCRIPT) ? Optional.of(name) : scope.file(name);
    return text.map(found -> new Text(found, afterFirst(operands), true));
  }

  private static List<String> operands(List<String> words, Set<String> valued) {
    int index = 0;
    while (index < words.size() && words.get(index).startsWith("-")) {
      index += valued.contains(words.get(index)) ? 2 : 1;
    }
    return words.subList(Math.min(index, words.size()), words.size());
  }

  /** The words from the value of an option on, as one text. */
  private static Optional<String> valueOf(List<String> words, String letter, String name) {
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      var rest = words.subList(i + 1, words.size());
      boolean isCluster = word.startsWith("-") && !word.startsWith("--");
      if (word.startsWith(name + "=")) {
        return Optional.of(joined(word.substring(name.length() + 1), rest));
      }
      if (word.equals(name) || (isCluster && word.endsWith(letter))) {
        return Optional.of(String.join(" ", rest));
      }
      if (word.startsWith("-" + letter)) {
        return Optional.of(joined(word.substring(2), rest));
      }
      if (word.equals("--")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static String joined(String first, List<String> rest) {
    return first + " " + String.join(" ", rest);
  }

  private static boolean isOption(String word) {
    return word.length() > 1 && (word.startsWith("-") || word.startsWith("+"));
  }
}
