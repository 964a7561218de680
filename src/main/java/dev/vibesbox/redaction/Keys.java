package dev.vibesbox.redaction;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Finds the key that stands before a separator. Immutable. */
final class Keys {
  private static final int MOST_OF_TYPE = 16;

  private static final Key[] NONE = {};

  /** By their last letters. */
  private final Key[][] keys = new Key[128][];

  private final boolean isEmpty;

  Keys(List<Key> keys) {
    isEmpty = keys.isEmpty();
    for (int letter = 0; letter < this.keys.length; letter++) {
      var last = Character.toString(letter);
      this.keys[letter] =
          keys.stream().filter(key -> key.letters().endsWith(last)).toArray(Key[]::new);
    }
  }

  /** Marks the pairs of bytes at whose second one a key may be looked for. */
  void mark(byte[] marks) {
    for (int before = 0; !isEmpty && before < keys.length; before++) {
      if (isBetween(before) || isOfColour(before) || keysOn(before).length > 0) {
        marks[Literals.pair(before, ':')] |= Literals.SEPARATOR;
        marks[Literals.pair(before, '=')] |= Literals.SEPARATOR;
      } else if (Ascii.isOfName(before) || before == '?') {
        // The last letter of a type.
        marks[Literals.pair(before, '=')] |= Literals.SEPARATOR;
      }
    }
  }

  /**
   * The key of {@code key=}, {@code key :}, {@code "key":}, {@code \"key\":}, {@code ['key'] =},
   * {@code key: type =}, also in colour, whose separator is at this index.
   */
  Optional<Key> before(Window window, int separator) {
    int floor = separator - Window.LOOK_BACK;
    int end = lastOfName(window, separator, floor);
    var key = endingAt(window, end, floor);
    return key.isEmpty() && window.at(separator) == '='
        ? beforeType(window, end, floor)
        : key.filter(_ -> !Report.isParser(window, end));
  }

  /** The key that a name ends with. */
  Optional<Key> of(String name) {
    var bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    var window = new Window();
    window.open(bytes, 0, bytes.length, true);
    return endingAt(window, bytes.length - 1, Math.max(0, bytes.length - Window.LOOK_BACK));
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

  private Optional<Key> endingAt(Window window, int end, int floor) {
    for (var key : keysOn(window.at(end))) {
      if (key.isAt(window, end, floor)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  private Key[] keysOn(int last) {
    return last > 0 ? keys[Ascii.upper(last)] : NONE;
  }

  /** Of {@code key: type}. */
  private Optional<Key> beforeType(Window window, int end, int floor) {
    int start = end;
    while (start > end - MOST_OF_TYPE && isOfType(window.at(start))) {
      start--;
    }
    int colon = start;
    while (colon > floor && window.at(colon) == ' ') {
      colon--;
    }
    return window.at(colon) == ':' && Harmless.isType(word(window, start + 1, end))
        ? endingAt(window, lastOfName(window, colon, floor), floor)
        : Optional.empty();
  }

  private static String word(Window window, int from, int last) {
    var word = new StringBuilder();
    for (int i = from; i <= last; i++) {
      word.append((char) window.at(i));
    }
    return word.toString();
  }

  private static boolean isOfType(int c) {
    return Ascii.isOfName(c) || c == '?' || c == '&' || c == '[';
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

  /** The last letter of a change of colour. */
  private static boolean isOfColour(int c) {
    return c == 'm' || c == 'K';
  }

  private static boolean isBetween(int c) {
    return switch (c) {
      case ' ', '\t', '"', '\'', '\\', ']' -> true;
      default -> false;
    };
  }
}
