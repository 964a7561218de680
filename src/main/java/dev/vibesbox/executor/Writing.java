package dev.vibesbox.executor;

import java.util.function.Consumer;

/**
 * A text on its way to a process. It is accepted, as far as there is room and never within a
 * character, and then written; what was not accepted when its sender stopped waiting is not
 * written. Used by the pump.
 */
final class Writing {
  private final byte[] bytes;
  private final Consumer<Report> then;
  private boolean isEnd;
  private int total;
  private int accepted;
  private int written;
  private boolean isAnswered;

  /**
   * What became of it.
   *
   * @param accepted bytes that are written now or will be
   * @param written bytes of these that the pipe or terminal has taken
   * @param isEndAccepted whether the end of the input follows
   */
  record Report(int accepted, int written, boolean isEndAccepted) {
    static final Report NOTHING = new Report(0, 0, false);
  }

  /**
   * @param bytes UTF-8; not to be changed afterwards
   * @param then told once what became of it
   */
  Writing(byte[] bytes, boolean isEnd, Consumer<Report> then) {
    this.bytes = bytes;
    this.isEnd = isEnd;
    this.then = then;
    this.total = bytes.length;
  }

  /** Accepts what there is room for, in whole characters; says how many bytes that are. */
  int accept(long room) {
    var end = accepted + (int) Math.min(room, total - accepted);
    while (end > accepted && end < total && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    var more = end - accepted;
    accepted = end;
    return more;
  }

  byte[] bytes() {
    return bytes;
  }

  int written() {
    return written;
  }

  /** Bytes that are accepted and not written. */
  int pending() {
    return accepted - written;
  }

  void noteWritten(int count) {
    written += count;
  }

  boolean isAccepted() {
    return accepted == total;
  }

  boolean isWritten() {
    return written == total;
  }

  boolean isEnd() {
    return isEnd;
  }

  /** Its sender waits no longer: it now consists of what was accepted. */
  void cut() {
    isEnd &= isAccepted();
    total = accepted;
    answer();
  }

  /** Nothing more of it can be written: it now consists of what was. */
  void breakOff() {
    accepted = written;
    isEnd = false;
    total = written;
    answer();
  }

  void answer() {
    if (!isAnswered) {
      isAnswered = true;
      then.accept(new Report(accepted, written, isEnd));
    }
  }
}
