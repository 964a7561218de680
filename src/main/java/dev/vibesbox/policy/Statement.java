package dev.vibesbox.policy;

import java.util.ArrayList;
import java.util.List;

/** A piece of a shell text; pieces stand in the order in which they end. */
sealed interface Statement {

  /** What follows a command. */
  enum Ending {
    SEQUENCE,
    PIPE,
    BACKGROUND
  }

  /** The head of a function; its body follows. */
  record FunctionHead(String name) implements Statement {}

  /** <code>{</code> or {@code (}. */
  record Open() implements Statement {}

  /** <code>}</code> or {@code )}. */
  record Close() implements Statement {}

  /** Words and redirections up to an operator or the end of the line. */
  record SimpleCommand(List<String> words, List<Redirection> redirections, Ending ending)
      implements Statement {
    public SimpleCommand {
      words = List.copyOf(words);
      redirections = List.copyOf(redirections);
    }

    SimpleCommand with(Redirection redirection) {
      var all = new ArrayList<>(redirections);
      all.add(redirection);
      return new SimpleCommand(words, all, ending);
    }
  }
}
