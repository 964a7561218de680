package dev.vibesbox.policy;

import java.util.ArrayList;
import java.util.List;

/** The arguments of a program, sorted into options and operands as GNU programs do. */
record Options(List<String> options, List<String> operands) {

  static Options of(List<String> arguments) {
    List<String> options = new ArrayList<>();
    List<String> operands = new ArrayList<>();
    boolean isOpen = true;
    for (var argument : arguments) {
      boolean isOption = isOpen && argument.length() > 1 && argument.startsWith("-");
      isOpen &= !argument.equals("--");
      (isOption ? options : operands).add(argument);
    }
    return new Options(options, operands);
  }

  /** Whether one of these letters is there, or the long option, whole or abbreviated. */
  boolean has(String letters, String name) {
    return options.stream()
        .anyMatch(
            option -> option.startsWith("--") ? isShortFor(option, name) : isIn(option, letters));
  }

  /** Whether a long option, whole or abbreviated, with or without a value, can mean this one. */
  static boolean isShortFor(String option, String name) {
    int equals = option.indexOf('=');
    var given = equals < 0 ? option : option.substring(0, equals);
    return given.length() > 2 && given.startsWith("--") && name.startsWith(given);
  }

  private static boolean isIn(String option, String letters) {
    return option.chars().skip(1).anyMatch(c -> letters.indexOf(c) >= 0);
  }
}
