package dev.vibesbox.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** The literals of all shapes: one scan for all of them says where a shape may begin. Immutable. */
final class Literals {
  /** Bytes of a literal. */
  static final int SHORTEST = 3;

  /** So many bytes of a literal are looked for. */
  static final int LONGEST = SHORTEST + 1;

  private final Marks marks;
  private final boolean[] first;
  private final Branch root;

  private Literals(Marks marks, boolean[] first, Branch root) {
    this.marks = marks;
    this.first = first;
    this.root = root;
  }

  /** None, among what else is marked. */
  Literals(Marks marks) {
    this(marks, new boolean[256], Branch.NONE);
  }

  /** The same, and these. */
  Literals with(Collection<Literal> literals) {
    var tree = root;
    var more = marks.copy();
    var beginnings = first.clone();
    for (var literal : literals) {
      var bytes = literal.text().getBytes(StandardCharsets.ISO_8859_1);
      tree = tree.with(bytes, 0, literal.shape());
      mark(more, bytes);
      beginnings[bytes[0] & 0xff] = true;
    }
    return literals.isEmpty() ? this : new Literals(more, beginnings, tree);
  }

  private static void mark(Marks marks, byte[] literal) {
    if (literal.length > SHORTEST) {
      marks.mark(literal[0], literal[1], literal[2], literal[3]);
    } else {
      marks.mark(Marks.ANY, literal[0], literal[1], literal[2]);
    }
  }

  Marks marks() {
    return marks;
  }

  /** Whether some literal begins with this byte. */
  boolean isBeginning(int c) {
    return first[c & 0xff];
  }

  /** What begins at this index. */
  Sight look(Window window, int start) {
    return root.look(window, start, start);
  }
}
