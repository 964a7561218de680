package dev.vibesbox.redaction;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Finds the key that stands before a separator. Immutable. */
final class Keys {
  /** What may stand between a name and its separator. */
  static final String BETWEEN = " \t\"'\\]";

  /** The last letters of a change of colour. */
  static final String COLOUR_ENDS = "mK";

  private final KeyTree tree;

  Keys(List<Key> keys) {
    tree = KeyTree.of(keys);
  }

  /**
   * The key of {@code key=}, {@code key :}, {@code "key":}, {@code \"key\":}, {@code ['key'] =},
   * also in colour, whose separator is at this index.
   */
  Optional<Key> before(Window window, int separator) {
    int floor = separator - Window.LOOK_BACK;
    int end = lastOfName(window, separator, floor);
    var key = tree.endingAt(window, end, floor);
    return key.isPresent() && Report.isParser(window, end) ? Optional.empty() : key;
  }

  /** The key that a name ends with. */
  Optional<Key> of(String name) {
    var bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    var window = new Window(bytes.length);
    window.open(bytes, 0, bytes.length, true);
    return tree.endingAt(window, bytes.length - 1, Math.max(0, bytes.length - Window.LOOK_BACK));
  }

  /** Where the name ends that stands before a separator. */
  static int lastOfName(Window window, int separator, int floor) {
    int end = separator - 1;
    while (end > floor && isBetween(window.at(end))) {
      end--;
    }
    int before = isOfColour(window.at(end)) ? beforeColour(window, end, floor) : end;
    return before < end ? lastOfName(window, before + 1, floor) : end;
  }

  /** Where the text ends that a change of colour ending at {@code end} follows. */
  private static int beforeColour(Window window, int end, int floor) {
    int position = end - 1;
    while (position > floor && isParameter(window.at(position))) {
      position--;
    }
    boolean isColour = window.at(position) == '[' && Ascii.isEscape(window.at(position - 1));
    return isColour ? position - 2 : end;
  }

  private static boolean isParameter(int c) {
    return Ascii.isDigit(c) || c == ';';
  }

  private static boolean isOfColour(int c) {
    return c == 'm' || c == 'K';
  }

  private static boolean isBetween(int c) {
    return c == '"' || c == ' ' || c == '\t' || c == '\'' || c == '\\' || c == ']';
  }
}
