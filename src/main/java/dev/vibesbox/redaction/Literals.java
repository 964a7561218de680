package dev.vibesbox.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Finds where a secret may begin: one scan for the literals of all shapes, two bytes at a time,
 * which allocates nothing and looks each pair up once. Immutable.
 */
final class Literals {
  /** Between a key and its value. */
  static final byte SEPARATOR = 1;

  /** The end of {@code PRIVATE KEY}. */
  static final byte PRIVATE_KEY = 2;

  /** In front of a URL's authority. */
  static final byte AUTHORITY = 4;

  /** The first two bytes of a literal. */
  static final byte LITERAL = 8;

  private final byte[] marks;
  private final boolean[] first;
  private final Branch root;

  private Literals(byte[] marks, boolean[] first, Branch root) {
    this.marks = marks;
    this.first = first;
    this.root = root;
  }

  /**
   * @param marks what pairs of bytes mean besides the literals, by {@link #pair}
   */
  Literals(byte[] marks) {
    this(marks.clone(), new boolean[256], Branch.NONE);
  }

  /** The same, and these. */
  Literals with(Collection<Literal> literals) {
    var tree = root;
    var more = marks.clone();
    var beginnings = first.clone();
    for (var literal : literals) {
      var bytes = literal.text().getBytes(StandardCharsets.ISO_8859_1);
      tree = tree.with(bytes, 0, literal.shape());
      more[pair(bytes[0], bytes[1])] |= LITERAL;
      beginnings[bytes[0] & 0xff] = true;
    }
    return literals.isEmpty() ? this : new Literals(more, beginnings, tree);
  }

  static int pair(int before, int c) {
    return ((before & 0xff) << 8) | (c & 0xff);
  }

  /** The first index from here on whose byte means something behind the one before it. */
  int next(Window window, int from, int stop) {
    return next(window.bytes(), window.at(from - 1), from, stop);
  }

  /** What the byte at this index means. */
  int meaning(Window window, int position) {
    return marks[pair(window.at(position - 1), window.at(position))];
  }

  /** What begins at this index. */
  Sight look(Window window, int start) {
    return first[window.at(start) & 0xff] ? root.look(window, start, start) : Sight.NOTHING;
  }

  private int next(byte[] bytes, int before, int from, int stop) {
    var table = marks;
    int pair = before & 0xff;
    for (int i = from; i < stop; i++) {
      pair = ((pair << 8) | (bytes[i] & 0xff)) & 0xffff;
      if (table[pair] != 0) {
        return i;
      }
    }
    return stop;
  }
}
