package dev.vibesbox.command;

import java.time.Duration;
import java.util.Optional;

/** Something asked of a process that runs or has run. */
public sealed interface ProcessRequest {

  /** The answer of {@code execute_command}, as things stand. */
  record Recall(Target target) implements ProcessRequest {}

  /** The running and recent processes of the one who asks, newest first. */
  record ListAll() implements ProcessRequest {}

  /**
   * Output from an offset on.
   *
   * @param offset negative: counted from the end
   * @param maxBytes 64 to 1,048,576
   * @param patience how long to wait when there is no new output yet
   * @param isOneStream whether the reading ends where the other stream begins
   * @param attachment whether the process has to wait for this reader
   */
  record Read(
      Target target,
      long offset,
      int maxBytes,
      Duration patience,
      boolean isOneStream,
      Filter filter,
      Attachment attachment)
      implements ProcessRequest {}

  /** Readers have names of their own choice, each process its own. */
  sealed interface Attachment {

    /** The process goes its way. */
    record None() implements Attachment {}

    /** The process does not run more than a window ahead of what this reader has read. */
    record Attach(String reader) implements Attachment {}

    /** The process does not wait for that reader any more, for good. */
    record Detach(String reader) implements Attachment {}
  }

  /** What of the text is shown: lines that match, and whether escape sequences are taken out. */
  record Filter(Optional<String> grep, boolean stripsAnsi) {
    public static final Filter NONE = new Filter(Optional.empty(), false);
  }

  /** Sends a signal; SIGTERM is followed by SIGKILL after the grace time. */
  record Kill(Target target, String signal, StoppedBy by) implements ProcessRequest {}

  /**
   * Writes to its standard input, or types at its terminal.
   *
   * @param isEnd whether the end of the input follows the text
   * @param patience how long to wait until the process has taken it
   */
  record Write(Target target, String text, boolean isEnd, Duration patience)
      implements ProcessRequest {}

  /** Changes the size of its terminal. */
  record Resize(Target target, TerminalSize size) implements ProcessRequest {}

  /** Waits, {@code patience} at the longest. */
  record Await(Target target, Until until, Duration patience) implements ProcessRequest {}

  /** What to wait for. */
  sealed interface Until {
    record End() implements Until {}

    /** Output at this offset; when absent, beyond what is there now. */
    record Output(Optional<Long> offset) implements Until {}

    /** That it waits for input. */
    record Input() implements Until {}

    /** A line that matches, looked for from this offset on. */
    record Match(String pattern, long offset) implements Until {}
  }

  /** Which process is meant. */
  sealed interface Target {
    record ById(ProcessId id) implements Target {}

    record ByPid(int pid) implements Target {}
  }
}
