package dev.vibesbox.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@code xargs} starts. */
final class Xargs {
  private Xargs() {}

  /**
   * The words of the command with what is read, as far as that is known.
   *
   * @param command index of the command among the arguments
   */
  static List<String> words(List<String> arguments, int command, String input) {
    var words = arguments.subList(command, arguments.size());
    if (input.isEmpty() || Unknown.isIn(input)) {
      return words;
    }
    var placeholder = placeholder(arguments.subList(0, command));
    if (!placeholder.isEmpty()) {
      var first = input.strip().lines().findFirst().orElse("");
      return words.stream().map(word -> word.replace(placeholder, first)).toList();
    }
    List<String> all = new ArrayList<>(words);
    all.addAll(Arrays.asList(input.strip().split("[\\s\\x00]+")));
    return all;
  }

  private static String placeholder(List<String> options) {
    for (int i = 0; i < options.size(); i++) {
      var option = options.get(i);
      if (option.equals("-I") && i + 1 < options.size()) {
        return options.get(i + 1);
      }
      if (option.startsWith("-I")) {
        return option.substring(2);
      }
      if (option.equals("-i") || option.equals("--replace")) {
        return "{}";
      }
    }
    return "";
  }
}
