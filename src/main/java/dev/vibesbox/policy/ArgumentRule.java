package dev.vibesbox.policy;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Arguments with which {@code strict} does not run a program. */
sealed interface ArgumentRule {

  /** What is refused among the arguments; the empty text where something is missing. */
  Optional<String> refused(List<String> arguments);

  private static Optional<String> first(List<String> arguments, Predicate<String> isRefused) {
    return arguments.stream().filter(isRefused).findFirst();
  }

  /** The program itself is refused. */
  record Always() implements ArgumentRule {
    @Override
    public Optional<String> refused(List<String> arguments) {
      return Optional.of("");
    }
  }

  /** Every argument but these. */
  record AllBut(List<String> allowed) implements ArgumentRule {
    @Override
    public Optional<String> refused(List<String> arguments) {
      return first(arguments, argument -> !allowed.contains(argument));
    }
  }

  /** These words, except some. */
  record Words(Names words, Names allowed) implements ArgumentRule {
    @Override
    public Optional<String> refused(List<String> arguments) {
      return first(arguments, word -> words.contain(word) && !allowed.contain(word));
    }
  }

  /**
   * These options: long ones also abbreviated, short ones also with a value stuck to them.
   *
   * @param before letters of options without a value, which may stand before a short one
   * @param other a long option that is none of these, though it looks like one abbreviated; or
   *     empty
   */
  record LongAndShort(List<String> options, String before, String other) implements ArgumentRule {
    @Override
    public Optional<String> refused(List<String> arguments) {
      return first(arguments, word -> options.stream().anyMatch(option -> isRefused(word, option)));
    }

    private boolean isRefused(String word, String option) {
      return option.startsWith("--")
          ? Options.isShortFor(word, option) && !isOther(word)
          : word.startsWith("-") && !word.startsWith("--") && isIn(word, option.substring(1));
    }

    private boolean isOther(String word) {
      return word.equals(other) || word.startsWith(other + "=");
    }

    private boolean isIn(String word, String letters) {
      int index = 1;
      while (!word.startsWith(letters, index)
          && index < word.length()
          && before.indexOf(word.charAt(index)) >= 0) {
        index++;
      }
      return word.startsWith(letters, index);
    }
  }

  /**
   * Every first argument but these.
   *
   * @param skipped options that may stand before it; behind a space, a star for one with a value
   */
  record NotFirst(List<String> skipped, List<String> allowed) implements ArgumentRule {
    @Override
    public Optional<String> refused(List<String> arguments) {
      int index = 0;
      while (index < arguments.size() && skip(arguments.get(index)) > 0) {
        index += skip(arguments.get(index));
      }
      if (index >= arguments.size()) {
        return Optional.of("");
      }
      return allowed.contains(arguments.get(index))
          ? Optional.empty()
          : Optional.of(arguments.get(index));
    }

    private int skip(String argument) {
      return skipped.contains(argument + " *") ? 2 : skipped.contains(argument) ? 1 : 0;
    }
  }

  /** These letters in a first argument without a dash, which is a bundle of options. */
  record FirstLetters(String letters) implements ArgumentRule {
    @Override
    public Optional<String> refused(List<String> arguments) {
      return first(
          arguments.subList(0, Math.min(1, arguments.size())),
          word -> !word.startsWith("-") && word.chars().anyMatch(c -> letters.indexOf(c) >= 0));
    }
  }

  /** Awk programs that start others or write files. */
  record AwkProgram() implements ArgumentRule {
    @Override
    public Optional<String> refused(List<String> arguments) {
      return first(arguments, AwkProgram::isRefused);
    }

    private static boolean isRefused(String program) {
      int print = program.indexOf("print");
      return program.contains("system")
          || program.contains("@")
          || program.replace("||", "").contains("|")
          || (print >= 0 && program.indexOf('>', print) >= 0);
    }
  }

  /** Sed scripts with other commands than those that only change text. */
  record SedScript() implements ArgumentRule {
    @Override
    public Optional<String> refused(List<String> arguments) {
      return SedScripts.in(arguments).stream()
          .filter(script -> !SedText.isHarmless(script))
          .findFirst();
    }
  }
}
