package dev.vibesbox.policy;

import java.util.Optional;

/** Something about a text as a whole. */
sealed interface TextDanger extends Danger {
  /** What was found, for a sentence. */
  Optional<String> foundIn(ShellProgram program);

  /** A function, or a script that calls itself, that starts itself twice at a time. */
  record ForkBomb() implements TextDanger {
    @Override
    public Optional<String> foundIn(ShellProgram program) {
      return program
          .graph()
          .bomb()
          .map(name -> "`" + Call.shortened(name) + "`, started twice by itself,");
    }
  }

  /** More characters than these. */
  record TooLong(int longest) implements TextDanger {
    @Override
    public Optional<String> foundIn(ShellProgram program) {
      return program.length() > longest
          ? Optional.of("A command of %,d characters".formatted(program.length()))
          : Optional.empty();
    }
  }

  /** Groups, substitutions and quotes deeper inside each other than this. */
  record TooDeep(int deepest) implements TextDanger {
    @Override
    public Optional<String> foundIn(ShellProgram program) {
      return program.depth() > deepest
          ? Optional.of("Nesting %d deep".formatted(program.depth()))
          : Optional.empty();
    }
  }

  /** Text that does not keep to the grammar of shells as it is known here. */
  record NotUnderstood() implements TextDanger {
    @Override
    public Optional<String> foundIn(ShellProgram program) {
      return program.isUnderstood() ? Optional.empty() : Optional.of("Some of the text");
    }
  }
}
