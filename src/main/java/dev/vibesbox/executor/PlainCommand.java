package dev.vibesbox.executor;

import dev.vibesbox.command.CommandSpec.Script;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command text that asks nothing of a shell: the name of a program and words, apart by blanks,
 * with no character that a shell reads as anything but itself. A shell would replace itself by that
 * program at once, so starting the program directly saves one program start, half of the time of a
 * short command.
 */
final class PlainCommand {
  private static final String DEFAULT_SHELL = "/bin/sh";
  private static final String PLAIN_MARKS = "_-./:,+@%=";

  /**
   * What /bin/sh, be it dash or bash, does itself or reads as grammar; see sh(1) of dash and the
   * section on builtin commands of bash(1). Most of these exist as programs too, which behave a
   * little differently.
   */
  private static final Set<String> OWN_WORDS =
      Set.of(
          ".",
          ":",
          "alias",
          "bg",
          "bind",
          "break",
          "builtin",
          "caller",
          "case",
          "cd",
          "chdir",
          "command",
          "compgen",
          "complete",
          "compopt",
          "continue",
          "coproc",
          "declare",
          "dirs",
          "disown",
          "do",
          "done",
          "echo",
          "elif",
          "else",
          "enable",
          "esac",
          "eval",
          "exec",
          "exit",
          "export",
          "false",
          "fc",
          "fg",
          "fi",
          "for",
          "function",
          "getopts",
          "hash",
          "help",
          "history",
          "if",
          "in",
          "jobs",
          "kill",
          "let",
          "local",
          "logout",
          "mapfile",
          "popd",
          "printf",
          "pushd",
          "pwd",
          "read",
          "readarray",
          "readonly",
          "return",
          "select",
          "set",
          "shift",
          "shopt",
          "source",
          "suspend",
          "test",
          "then",
          "time",
          "times",
          "trap",
          "true",
          "type",
          "typeset",
          "ulimit",
          "umask",
          "unalias",
          "unset",
          "until",
          "wait",
          "while");

  private PlainCommand() {}

  /** The words of such a text; empty where it takes a shell. */
  static Optional<List<String>> words(Script script) {
    var text = script.text();
    if (!script.shell().equals(DEFAULT_SHELL) || !text.chars().allMatch(PlainCommand::isPlain)) {
      return Optional.empty();
    }
    var words = List.of(text.strip().split(" +", -1));
    var name = words.getFirst();
    return name.contains("=") || OWN_WORDS.contains(name) ? Optional.empty() : Optional.of(words);
  }

  private static boolean isPlain(int character) {
    return character == ' '
        || (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || PLAIN_MARKS.indexOf(character) >= 0;
  }
}
