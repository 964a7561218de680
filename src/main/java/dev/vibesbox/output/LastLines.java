package dev.vibesbox.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vibesbox.command.Stream;
import dev.vibesbox.output.Part.Edge;
import java.util.List;

/**
 * Goes backward through one stream and gathers its last lines, each as a terminal shows it in the
 * end: what stands before the last carriage return within a line is overwritten. Used once, by one
 * thread.
 */
final class LastLines {
  private final Stream stream;
  private final int maxLines;
  private final long floor;
  private final byte[] text;
  private int first;
  private int charsLeft;
  private int lineStarts;
  private int lineEnds;
  private boolean isVisible;
  private boolean isOverwritten;
  private boolean isDone;
  private Edge edge;

  /**
   * @param floor offset in the log before which nothing is looked at
   * @param maxBytes of the stream from there on; saves memory where they are few
   */
  LastLines(Stream stream, int maxLines, int maxChars, long floor, long maxBytes) {
    this.stream = stream;
    this.maxLines = maxLines;
    this.floor = floor;
    this.text = new byte[(int) Math.min(maxBytes, (long) maxChars * Utf8.MOST_BYTES_PER_CHAR)];
    this.first = text.length;
    this.charsLeft = maxChars;
    this.isDone = maxLines == 0 || maxBytes == 0;
    this.edge = new Edge(floor, 0);
  }

  /** The last lines of these blocks, between which nothing of the stream is missing. */
  Part of(List<Block> blocks) {
    for (var block : blocks.reversed()) {
      if (isDone || block.end() <= floor) {
        break;
      }
      goThrough(block);
    }
    return new Part(new String(text, first, text.length - first, UTF_8), lineEnds, edge);
  }

  private void goThrough(Block block) {
    int lowest = (int) Math.max(0, floor - block.start());
    int to = block.previous(stream, block.size()) + 1;
    while (to > lowest && !isDone) {
      int from = Math.max(lowest, block.runStart(to - 1));
      while (to > from && !isDone) {
        int length = Utf8.lengthBefore(block.bytes(), from, to);
        to -= length;
        take(block, to, length);
      }
      to = block.previous(stream, to) + 1;
    }
  }

  private void take(Block block, int at, int length) {
    if (isAtEnd()) {
      lineEnds += block.bytes()[at] == '\n' ? 0 : 1;
    }
    switch (block.bytes()[at]) {
      case '\n' -> startLine(block.bytes(), at);
      case '\r' -> isOverwritten |= isVisible;
      default -> show(block.bytes(), at, length);
    }
    if (!isDone) {
      edge = new Edge(block.start() + at, edge.bytes() + length);
    }
  }

  private void startLine(byte[] bytes, int at) {
    lineStarts += isAtEnd() ? 0 : 1;
    isDone = lineStarts == maxLines;
    isVisible = false;
    isOverwritten = false;
    write(bytes, at, 1);
    lineEnds += isDone ? 0 : 1;
  }

  private void show(byte[] bytes, int at, int length) {
    if (isOverwritten) {
      return;
    }
    isVisible = true;
    write(bytes, at, length);
  }

  private boolean isAtEnd() {
    return edge.bytes() == 0;
  }

  private void write(byte[] bytes, int at, int length) {
    int chars = Utf8.chars(length);
    isDone |= charsLeft < chars;
    if (!isDone) {
      charsLeft -= chars;
      first -= length;
      System.arraycopy(bytes, at, text, first, length);
    }
  }
}
