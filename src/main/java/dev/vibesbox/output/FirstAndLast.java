package dev.vibesbox.output;

import dev.vibesbox.command.Excerpt;
import dev.vibesbox.command.Stream;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes the excerpt of one stream: its first and last lines, and between them a line that says what
 * is left out. Half of the lines are the first ones, and of an odd number the last ones get one
 * more, because errors stand at the end. Lines and characters that one half does not need are the
 * last ones' too.
 */
record FirstAndLast(
    Stream stream, List<Kept> blocks, Function<Kept, Block> load, Lane.Totals totals) {

  /** Most characters of an excerpt, because it goes into a model's context. */
  static final int MOST_CHARS = 30_000;

  private static final int MARKER_CHARS = 200;
  private static final int SHOWN_CHARS = MOST_CHARS - MARKER_CHARS;

  Excerpt excerpt(int maxLines) {
    var first = new FirstLines(stream, maxLines / 2, SHOWN_CHARS / 2).of(loaded(beginning()));
    var last = last(first, maxLines);
    long leftOut = totals.bytes() - first.edge().bytes() - last.edge().bytes();
    return leftOut == 0
        ? new Excerpt(first.text() + last.text(), totals.bytes(), false)
        : new Excerpt(marked(first, last, leftOut), totals.bytes(), true);
  }

  private Part last(Part first, int maxLines) {
    int lines = (int) (maxLines - first.lines());
    int chars = SHOWN_CHARS - first.text().length();
    long bytes = totals.bytes() - first.edge().bytes();
    return new LastLines(stream, lines, chars, first.edge().offset(), bytes).of(loaded(ending()));
  }

  /** The blocks before the first gap. */
  private List<Kept> beginning() {
    if (isWhole()) {
      return blocks;
    }
    long position = 0;
    int count = 0;
    while (count < blocks.size() && blocks.get(count).start() == position) {
      position = blocks.get(count).end();
      count++;
    }
    return blocks.subList(0, count);
  }

  /** The blocks after the last gap. */
  private List<Kept> ending() {
    if (isWhole()) {
      return blocks;
    }
    int from = blocks.size() - 1;
    while (from > 0 && blocks.get(from - 1).end() == blocks.get(from).start()) {
      from--;
    }
    return blocks.subList(from, blocks.size());
  }

  /** The same blocks, each fetched when it is looked at: mostly few are. */
  private List<Block> loaded(List<Kept> kept) {
    return new AbstractList<>() {
      @Override
      public Block get(int index) {
        return load.apply(kept.get(index));
      }

      @Override
      public int size() {
        return kept.size();
      }
    };
  }

  /** A gap in the log may lack bytes of the other stream only. */
  private boolean isWhole() {
    return blocks.stream().mapToLong(block -> block.bytesOf(stream)).sum() == totals.bytes();
  }

  private String marked(Part first, Part last, long bytes) {
    long lines = totals.lines() - first.lines() - last.lines();
    var border = first.text().isEmpty() || first.text().endsWith("\n") ? "" : "\n";
    return first.text() + border + marker(lines, bytes, first.edge().offset()) + last.text();
  }

  private static String marker(long lines, long bytes, long offset) {
    return "[... %d lines, %d bytes left out; ".formatted(lines, bytes)
        + "read them with manage_process, action read, offset %d ...]\n".formatted(offset);
  }
}
