package dev.vibesbox.policy;

import dev.vibesbox.policy.Statement.Close;
import dev.vibesbox.policy.Statement.Ending;
import dev.vibesbox.policy.Statement.FunctionHead;
import dev.vibesbox.policy.Statement.Open;
import dev.vibesbox.policy.Statement.SimpleCommand;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A function, or a script that calls itself as {@code $0}, that starts itself twice at a time: by a
 * pipe or in the background.
 */
record ForkBomb(Label label) implements Rule {
  private static final String SCRIPT = "$0";

  @Override
  public Optional<String> foundIn(ShellProgram program) {
    Deque<Body> bodies = new ArrayDeque<>();
    bodies.push(new Body(SCRIPT));
    for (var statement : program.statements()) {
      switch (statement) {
        case FunctionHead(var name) -> bodies.push(new Body(name));
        case Open _ -> bodies.element().depth++;
        case Close _ -> {
          if (--bodies.element().depth <= 0 && bodies.size() > 1) {
            bodies.pop();
          }
        }
        case SimpleCommand command -> {
          if (bodies.element().isBombWith(command)) {
            return Optional.of(
                "`" + Call.shortened(bodies.element().name) + "`, started twice by itself,");
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The calls that a function makes to itself. */
  private static final class Body {
    private final String name;
    private int depth;
    private int calls;
    private boolean isParallel;

    Body(String name) {
      this.name = name;
    }

    boolean isBombWith(SimpleCommand command) {
      if (!command.words().isEmpty() && isSelf(command.words().getFirst())) {
        calls++;
        isParallel |= command.ending() != Ending.SEQUENCE;
      }
      return calls > 1 && isParallel;
    }

    /** The brace may stick to the name, as the bomb is often written. */
    private boolean isSelf(String word) {
      return word.equals(name)
          || word.equals("{" + name)
          || (name.equals(SCRIPT) && word.endsWith(SCRIPT));
    }
  }
}
