package dev.vibesbox.redaction;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What may stand just before a separator that has a key before it: the last two letters of the
 * key's name, or the end of a change of colour, and what encloses them.
 */
final class KeyEndings {
  private static final char[] SEPARATORS = {':', '='};
  private static final char[] BETWEEN = Keys.BETWEEN.toCharArray();

  /** Two bytes each. */
  private final Set<String> endings = new LinkedHashSet<>();

  private KeyEndings(Collection<Key> keys) {
    keys.forEach(key -> addName(key.letters()));
    for (var parameter : "0123456789;[".toCharArray()) {
      Keys.COLOUR_ENDS.chars().forEach(end -> endings.add("" + parameter + (char) end));
    }
  }

  /** Marks the separators at which one of these keys is worth a look. */
  static void mark(Marks marks, Collection<Key> keys) {
    if (!keys.isEmpty()) {
      var endings = new KeyEndings(keys);
      for (var separator : SEPARATORS) {
        endings.endings.forEach(ending -> behind(ending, separator, marks));
        behindWhatEncloses(separator, marks);
      }
    }
  }

  private void addName(String letters) {
    var ending = letters.substring(letters.length() - 2);
    endings.add(ending);
    endings.add(ending.toLowerCase(Locale.ROOT));
  }

  private static void behind(String ending, int separator, Marks marks) {
    int before = ending.charAt(0);
    int last = ending.charAt(1);
    marks.mark(Marks.ANY, before, last, separator);
    for (var a : BETWEEN) {
      marks.mark(before, last, a, separator);
      for (var b : BETWEEN) {
        marks.mark(last, a, b, separator);
      }
    }
  }

  private static void behindWhatEncloses(int separator, Marks marks) {
    for (var a : BETWEEN) {
      for (var b : BETWEEN) {
        for (var c : BETWEEN) {
          marks.mark(a, b, c, separator);
        }
      }
    }
  }
}
