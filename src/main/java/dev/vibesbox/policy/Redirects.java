package dev.vibesbox.policy;

import dev.vibesbox.policy.shell.Redirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The redirections of a command, expanded.
 *
 * @param files where something is read or written
 * @param input what the command reads, as far as it is known; empty where nothing is given to it
 */
record Redirects(List<Redirect> files, String input) {
  private static final Set<String> TO_FILE = Set.of(">", ">|", ">>", "&>", "&>>");

  /** Characters of a file that grows bit by bit; past them it is not followed. */
  private static final int MOST_APPENDED = 8 << 10;

  Redirects {
    files = List.copyOf(files);
  }

  static Redirects of(
      List<Redirection> redirections, String piped, Expander expander, Scope scope) {
    if (redirections.isEmpty()) {
      return new Redirects(List.of(), piped);
    }
    List<Redirect> files = new ArrayList<>();
    var input = piped;
    for (var redirection : redirections) {
      input =
          switch (redirection) {
            case Redirection.Document(var document) -> one(expander.text(document.text()));
            case Redirection.File(_, var operator, var target) when operator.equals("<<<") ->
                one(expander.text(target)) + "\n";
            case Redirection.File file ->
                input(file, expander.text(file.target()), scope, files, input);
          };
    }
    return new Redirects(files, input);
  }

  private static String input(
      Redirection.File file, Choices targets, Scope scope, List<Redirect> files, String input) {
    for (var target : targets.texts()) {
      files.add(new Redirect(file.descriptor(), file.operator(), target));
    }
    boolean reads = file.operator().equals("<") && Set.of("", "0").contains(file.descriptor());
    return reads ? scope.file(one(targets)).orElse(Unknown.ANYTHING) : input;
  }

  private static String one(Choices choices) {
    return choices.texts().size() == 1
        ? Texts.bounded(choices.texts().getFirst())
        : Unknown.ANYTHING;
  }

  /** Notes them as a call without a program. */
  void note(ShellProgram program, Scope scope) {
    if (!files.isEmpty()) {
      program.add(new Call("", List.of(), files, scope.directory()));
    }
  }

  /** Sends what was written where it goes; answers what is left for a pipe. */
  String output(String written, Scope scope) {
    for (var file : files.reversed()) {
      boolean isOutput = file.descriptor().isEmpty() || file.descriptor().equals("1");
      if (isOutput && TO_FILE.contains(file.operator())) {
        var old = file.operator().endsWith(">>") ? scope.file(file.target()).orElse("") : "";
        boolean isMuch = old.length() > MOST_APPENDED;
        scope.write(file.target(), isMuch ? Unknown.ANYTHING : Texts.bounded(old + written));
        return "";
      }
    }
    return written;
  }
}
