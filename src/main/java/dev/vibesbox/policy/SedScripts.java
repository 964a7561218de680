package dev.vibesbox.policy;

import java.util.ArrayList;
import java.util.List;

/** Finds the scripts among the arguments of {@code sed}. */
final class SedScripts {
  private SedScripts() {}

  /** The values of {@code -e}; without one, the first argument that is no option. */
  static List<String> in(List<String> arguments) {
    List<String> scripts = new ArrayList<>();
    List<String> operands = new ArrayList<>();
    int end = arguments.indexOf("--");
    int options = end < 0 ? arguments.size() : end;
    for (int i = 0; i < options; i++) {
      var word = arguments.get(i);
      boolean isLong = Options.isShortFor(word, "--expression");
      int equals = word.indexOf('=');
      int letter = isLong || word.startsWith("--") ? -1 : expressionLetter(word);
      if (isLong && equals > 0) {
        scripts.add(word.substring(equals + 1));
      } else if (letter > 0 && letter < word.length() - 1) {
        scripts.add(word.substring(letter + 1));
      } else if (isLong || letter > 0) {
        i++;
        scripts.add(i < arguments.size() ? arguments.get(i) : "");
      } else if (!word.startsWith("-")) {
        operands.add(word);
      }
    }
    operands.addAll(arguments.subList(options, arguments.size()));
    operands.remove("--");
    return scripts.isEmpty() ? operands.subList(0, Math.min(1, operands.size())) : scripts;
  }

  /** Index of the {@code e} in {@code -ne}; in {@code -i.orig.e} the suffix goes to the end. */
  private static int expressionLetter(String word) {
    if (!word.startsWith("-")) {
      return -1;
    }
    int value = word.indexOf('i');
    int letter = word.indexOf('e');
    return value > 0 && value < letter ? -1 : letter;
  }
}
