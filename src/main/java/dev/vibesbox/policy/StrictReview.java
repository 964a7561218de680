package dev.vibesbox.policy;

import dev.vibesbox.policy.Decision.Allowed;
import java.util.List;
import java.util.stream.Collectors;

/** Lets the words of a command run without a shell, if they start a listed program. */
final class StrictReview {
  private static final Label SYNTAX =
      new Label(
          "metacharacter",
          "cannot be: the strict policy runs a command's words without a shell, which would have"
              + " to read it.",
          "Send one program with literal arguments, in '...' where they need it; send further"
              + " commands one by one.");

  private StrictReview() {}

  static Decision of(String text, List<Program> programs) {
    var read = StrictWords.of(text);
    if (!read.problem().isEmpty()) {
      return SYNTAX.rejects(read.problem());
    }
    return read.words().isEmpty() ? SYNTAX.rejects("A blank command") : of(read.words(), programs);
  }

  private static Decision of(List<String> words, List<Program> programs) {
    var name = words.getFirst();
    var entries = programs.stream().filter(one -> one.names().contains(name)).toList();
    if (entries.isEmpty()) {
      return unlisted(programs).rejects("`" + Call.shortened(name) + "`");
    }
    var arguments = words.subList(1, words.size());
    return entries.stream()
        .flatMap(entry -> entry.rejects(name, arguments).stream())
        .<Decision>map(rejected -> rejected)
        .findFirst()
        .orElseGet(() -> new Allowed(words));
  }

  private static Label unlisted(List<Program> programs) {
    var names =
        programs.stream()
            .flatMap(program -> program.names().stream())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return new Label(
        "program",
        "is not the name of a program that the strict policy runs.",
        "Use one of these: " + names + ".");
  }
}
