package dev.vibesbox.redaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All keys from their last letters to their first, so that one walk back through a name finds the
 * key it ends with. Immutable.
 */
final class KeyTree {
  private static final int FIRST = '0';
  private static final int LAST = 'Z';

  private static final KeyTree NOTHING = new KeyTree(List.of(), 0);

  private final Optional<Key> complete;
  private final KeyTree[] before;

  /**
   * @param keys those whose last letters led here
   * @param depth how many letters
   */
  private KeyTree(List<Key> keys, int depth) {
    complete = keys.stream().filter(key -> key.letters().length() == depth).findFirst();
    before = keys.isEmpty() ? new KeyTree[0] : before(keys, depth);
  }

  static KeyTree of(List<Key> keys) {
    return new KeyTree(keys, 0);
  }

  /** The key that the name ends with whose last byte is at {@code end}. */
  Optional<Key> endingAt(Window window, int end, int floor) {
    var node = this;
    for (int position = end; position >= floor && node != NOTHING; position--) {
      int c = window.at(position);
      if (position > end - 2 || !isJoint(c)) {
        node = node.before(c);
        if (node.complete.isPresent() && node.complete.get().beginsAt(window, position)) {
          return node.complete;
        }
      }
    }
    return Optional.empty();
  }

  private KeyTree before(int c) {
    int index = Ascii.upper(c) - FIRST;
    return index >= 0 && index < before.length ? before[index] : NOTHING;
  }

  private static KeyTree[] before(List<Key> keys, int depth) {
    var trees = new KeyTree[LAST - FIRST + 1];
    Arrays.setAll(trees, index -> with((char) (FIRST + index), keys, depth));
    return trees;
  }

  private static KeyTree with(char letter, List<Key> keys, int depth) {
    var those = new ArrayList<Key>();
    for (var key : keys) {
      int index = key.letters().length() - 1 - depth;
      if (index >= 0 && key.letters().charAt(index) == letter) {
        those.add(key);
      }
    }
    return those.isEmpty() ? NOTHING : new KeyTree(those, depth + 1);
  }

  private static boolean isJoint(int c) {
    return c == '_' || c == '-' || c == '.';
  }
}
