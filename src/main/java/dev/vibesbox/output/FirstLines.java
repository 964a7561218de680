package dev.vibesbox.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vibesbox.command.Stream;
import dev.vibesbox.output.Part.Edge;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Goes forward through one stream and gathers its first lines, each as a terminal shows it in the
 * end: what stands before the last carriage return within a line is overwritten. A line that does
 * not fit is gone through to its end all the same, because it may yet be overwritten by one that
 * does. Used once, by one thread.
 */
final class FirstLines {
  private final Stream stream;
  private final int maxLines;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int charsLeft;
  private int lineChars;
  private int lines;
  private long bytesSeen;
  private boolean isReturned;
  private boolean isDone;
  private Optional<Edge> cut = Optional.empty();
  private Edge edge = new Edge(0, 0);

  FirstLines(Stream stream, int maxLines, int maxChars) {
    this.stream = stream;
    this.maxLines = maxLines;
    this.charsLeft = maxChars;
    this.isDone = maxLines == 0;
  }

  /** The first lines of these blocks, between which nothing of the stream is missing. */
  Part of(List<Block> blocks) {
    long position = 0;
    for (var block : blocks) {
      if (isDone) {
        break;
      }
      goThrough(block);
      position = block.end();
    }
    if (!isDone) {
      showLine(new Edge(position, bytesSeen));
    }
    return new Part(text.toString(UTF_8), lines, edge);
  }

  private void goThrough(Block block) {
    int at = block.next(stream, 0);
    while (at < block.size() && !isDone) {
      int end = block.runEnd(at);
      while (at < end && !isDone) {
        int length = Utf8.lengthAt(block.bytes(), at, end);
        take(block, at, length);
        at += length;
      }
      at = block.next(stream, at);
    }
  }

  private void take(Block block, int at, int length) {
    long offset = block.start() + at;
    switch (block.bytes()[at]) {
      case '\n' -> endLine(offset);
      case '\r' -> isReturned = true;
      default -> show(block.bytes(), at, length, offset);
    }
    bytesSeen += length;
  }

  private void show(byte[] bytes, int at, int length, long offset) {
    if (isReturned) {
      startLine();
    }
    int chars = Utf8.chars(length);
    if (lineChars + chars > charsLeft) {
      cutAt(offset);
    } else if (cut.isEmpty()) {
      line.write(bytes, at, length);
      lineChars += chars;
    }
  }

  private void endLine(long offset) {
    if (lineChars == charsLeft) {
      cutAt(offset);
    }
    if (cut.isEmpty()) {
      line.write('\n');
      lineChars++;
      lines++;
    }
    showLine(new Edge(offset + 1, bytesSeen + 1));
  }

  private void cutAt(long offset) {
    if (cut.isEmpty()) {
      cut = Optional.of(new Edge(offset, bytesSeen));
    }
  }

  private void showLine(Edge end) {
    text.writeBytes(line.toByteArray());
    charsLeft -= lineChars;
    edge = cut.orElse(end);
    isDone = cut.isPresent() || lines == maxLines;
    startLine();
  }

  private void startLine() {
    line.reset();
    lineChars = 0;
    isReturned = false;
    cut = Optional.empty();
  }
}
