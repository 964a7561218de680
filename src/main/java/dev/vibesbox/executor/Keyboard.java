package dev.vibesbox.executor;

import dev.vibesbox.posix.Terminal;
import dev.vibesbox.posix.Terminal.Mode;
import dev.vibesbox.posix.Transfer;

/**
 * What is typed at a terminal. Where the terminal gathers lines, it takes no line of more than
 * 4,095 bytes (termios(3), canonical mode) and would drop the rest without a word; so a longer one
 * is handed over in parts, each ended by the end-of-file character, which a program reads as no
 * more than a pause. Used by the pump.
 */
final class Keyboard implements InputEnd {
  private static final int LONGEST_PART = 4_000;
  private static final byte END_OF_TRANSMISSION = 4;

  private final Terminal terminal;
  private final Snooze snooze = new Snooze();

  /** Bytes since the last line end. */
  private int lineBytes;

  private int endsLeft;

  Keyboard(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int descriptor() {
    return terminal.master();
  }

  @Override
  public String file() {
    return terminal.path();
  }

  @Override
  public boolean isAwake() {
    return snooze.isOver();
  }

  @Override
  public long wakeAt(long otherwise) {
    return snooze.wakeAt(otherwise);
  }

  @Override
  public int write(Transfer transfer, byte[] bytes, int from, int most) {
    var mode = terminal.mode();
    if (mode.isCanonical() && lineBytes >= LONGEST_PART && !handOver(mode)) {
      return 0;
    }
    var length = mode.isCanonical() ? Math.min(most, LONGEST_PART - lineBytes) : most;
    var count = transfer.write(terminal.master(), bytes, from, length);
    if (count < 0) {
      // Nobody has it open at the moment; somebody may again, until the process ends.
      snooze.begin();
      return 0;
    }
    noteLineEnds(bytes, from, count, mode);
    return count;
  }

  /** On a line's beginning the character once, within a line twice: once hands over the line. */
  @Override
  public boolean end() {
    var mode = terminal.mode();
    if (endsLeft == 0) {
      endsLeft = mode.isCanonical() && lineBytes > 0 ? 2 : 1;
    }
    while (endsLeft > 0 && handOver(mode)) {
      endsLeft--;
    }
    return endsLeft == 0;
  }

  @Override
  public boolean outlivesEnd() {
    return true;
  }

  /** The terminal is closed by who reads it. */
  @Override
  public void close() {}

  private boolean handOver(Mode mode) {
    var isDone = terminal.type(mode.endOfFile() == 0 ? END_OF_TRANSMISSION : mode.endOfFile());
    if (isDone) {
      lineBytes = 0;
    } else {
      snooze.begin();
    }
    return isDone;
  }

  private void noteLineEnds(byte[] bytes, int from, int count, Mode mode) {
    for (var i = from; i < from + count; i++) {
      var isLineEnd =
          bytes[i] == '\n'
              || (bytes[i] == '\r' && mode.returnEndsLine())
              || bytes[i] == mode.endOfFile();
      lineBytes = isLineEnd ? 0 : lineBytes + 1;
    }
  }
}
