package dev.vibesbox.redaction;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A place in the tree of all literals: what follows, and what is complete here. Immutable. */
final class Branch {
  static final Branch NONE = new Branch(new byte[0], new Branch[0], List.of(), false);

  private final byte[] labels;
  private final Branch[] branches;
  private final List<Shape> complete;
  private final boolean isAnywhere;

  private Branch(byte[] labels, Branch[] branches, List<Shape> complete, boolean isAnywhere) {
    this.labels = labels;
    this.branches = branches;
    this.complete = complete;
    this.isAnywhere = isAnywhere;
  }

  /** The same tree with one more literal, of which the first {@code depth} bytes led here. */
  Branch with(byte[] literal, int depth, Shape shape) {
    var anywhere = isAnywhere || shape.isAnywhere();
    if (depth == literal.length) {
      var more = Stream.concat(complete.stream(), Stream.of(shape)).toList();
      return new Branch(labels, branches, more, anywhere);
    }
    int index = indexOf(literal[depth]);
    boolean isNew = index == labels.length;
    var newLabels = isNew ? Arrays.copyOf(labels, index + 1) : labels;
    var newBranches = Arrays.copyOf(branches, newLabels.length);
    newLabels[index] = literal[depth];
    newBranches[index] = (isNew ? NONE : branches[index]).with(literal, depth + 1, shape);
    return new Branch(newLabels, newBranches, complete, anywhere);
  }

  /** What begins at {@code start}, when the bytes from there to {@code position} led here. */
  Sight look(Window window, int start, int position) {
    if (window.isInWord(start) && !isAnywhere) {
      return Sight.NOTHING;
    }
    if (labels.length > 0 && position < window.end()) {
      var longer = next(window.at(position)).look(window, start, position + 1);
      if (!(longer instanceof Sight.Nothing)) {
        return longer;
      }
    } else if (labels.length > 0 && window.mayGoOnAt(position)) {
      return Sight.PERHAPS_A_TOKEN;
    }
    return completeAt(window, start, position);
  }

  private Sight completeAt(Window window, int start, int position) {
    for (var shape : complete) {
      if (shape.isAnywhere() || !window.isInWord(start)) {
        var sight = shape.look(window, start, position);
        if (!(sight instanceof Sight.Nothing)) {
          return sight;
        }
      }
    }
    return Sight.NOTHING;
  }

  private Branch next(int c) {
    int index = indexOf(c);
    return index < labels.length ? branches[index] : NONE;
  }

  private int indexOf(int c) {
    int index = 0;
    while (index < labels.length && labels[index] != c) {
      index++;
    }
    return index;
  }
}
