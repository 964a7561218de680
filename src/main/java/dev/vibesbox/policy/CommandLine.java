package dev.vibesbox.policy;

import dev.vibesbox.policy.Statement.Close;
import dev.vibesbox.policy.Statement.Ending;
import dev.vibesbox.policy.Statement.FunctionHead;
import dev.vibesbox.policy.Statement.Open;
import dev.vibesbox.policy.Statement.SimpleCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gathers the words of one command after the other, and sorts out the reserved ones. */
final class CommandLine {
  /** A command follows them. */
  private static final Set<String> BEFORE_COMMANDS =
      Set.of("!", "if", "then", "elif", "else", "fi", "do", "done", "while", "until", "coproc");

  private final List<Statement> statements;
  private final List<HereDocument> awaited;
  private final List<String> words = new ArrayList<>();
  private final List<Redirection> redirections = new ArrayList<>();
  private final List<HereDocument> hereDocuments = new ArrayList<>();
  private boolean isFunctionNext;
  private int openCases;

  CommandLine(List<Statement> statements, List<HereDocument> awaited) {
    this.statements = statements;
    this.awaited = awaited;
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Whether a closing parenthesis ends a pattern of {@code case}. */
  boolean isInCase() {
    return openCases > 0;
  }

  void add(Word word) {
    if (isFunctionNext) {
      isFunctionNext = false;
      statements.add(new FunctionHead(word.text()));
    } else if (!words.isEmpty() || !word.isPlain() || !isReserved(word.text())) {
      words.add(word.text());
    }
  }

  void add(Redirection redirection) {
    redirections.add(redirection);
  }

  void add(HereDocument document) {
    hereDocuments.add(document);
  }

  /** The one word so far is the name of a function. */
  void endFunctionHead() {
    statements.add(new FunctionHead(words.getFirst()));
    words.clear();
  }

  boolean isFunctionName() {
    return words.size() == 1;
  }

  void end(Ending ending) {
    hereDocuments.forEach(document -> awaited.add(document.of(statements.size())));
    if (!words.isEmpty() || !redirections.isEmpty() || !hereDocuments.isEmpty()) {
      statements.add(new SimpleCommand(words, redirections, ending));
    }
    words.clear();
    redirections.clear();
    hereDocuments.clear();
  }

  private boolean isReserved(String word) {
    switch (word) {
      case "{" -> statements.add(new Open());
      case "}" -> statements.add(new Close());
      case "function" -> isFunctionNext = true;
      case "case" -> {
        openCases++;
        return false;
      }
      case "esac" -> openCases = Math.max(0, openCases - 1);
      default -> {
        return BEFORE_COMMANDS.contains(word);
      }
    }
    return true;
  }
}
