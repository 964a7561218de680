package dev.vibesbox.executor;

import dev.vibesbox.command.Stream;
import dev.vibesbox.output.OutputLog;
import dev.vibesbox.posix.Descriptors;
import dev.vibesbox.posix.PollSet;
import dev.vibesbox.posix.Transfer;
import dev.vibesbox.redaction.Hold;
import dev.vibesbox.redaction.Redactor;

/** One stream's way from its pipe through redaction into the log. Used by the pump. */
final class OutputPipe {
  /**
   * What a pipe can hold at most (pipe-max-size of an unprivileged process); terminals hold less.
   */
  private static final int MAX_BYTES_AT_END = 1 << 20;

  private final int descriptor;
  private final Stream stream;
  private final boolean isTerminal;
  private final Redactor redactor;
  private final OutputLog log;
  private final Snooze snooze = new Snooze();
  private int place = -1;
  private long lastReadNanos;
  private boolean isOpen = true;

  OutputPipe(int descriptor, Stream stream, boolean isTerminal, Redactor redactor, OutputLog log) {
    this.descriptor = descriptor;
    this.stream = stream;
    this.isTerminal = isTerminal;
    this.redactor = redactor;
    this.log = log;
  }

  /** Leaves what there is in the pipe while it has to wait. */
  void watch(PollSet set, boolean hasToWait) {
    var isWatched = isOpen && !hasToWait && snooze.isOver();
    place = isWatched ? set.add(descriptor, PollSet.READABLE) : -1;
  }

  /** When what is withheld must leave, on the clock of {@link System#nanoTime}. */
  long wakeAt(long otherwise) {
    var wake = isOpen ? snooze.wakeAt(otherwise) : otherwise;
    var hold = redactor.hold();
    return hold == Hold.NOTHING ? wake : Math.min(wake, lastReadNanos + hold.nanos());
  }

  /** Reads once if there is something; says whether there was. */
  boolean advance(PollSet set, Transfer transfer, long now) {
    if (place >= 0 && set.isReady(place)) {
      return read(transfer, now) > 0;
    }
    var hold = redactor.hold();
    if (hold != Hold.NOTHING && now - lastReadNanos >= hold.nanos()) {
      redactor.pause(this::append);
    }
    return false;
  }

  /** Takes what is left after the last writer is gone, and closes. */
  void drain(Transfer transfer, long now) {
    var left = MAX_BYTES_AT_END;
    for (var taken = 1; isOpen && taken > 0 && left >= 0; left -= taken) {
      taken = read(transfer, now);
    }
    close();
    redactor.finish(this::append);
  }

  void close() {
    if (isOpen) {
      isOpen = false;
      Descriptors.close(descriptor);
    }
  }

  private int read(Transfer transfer, long now) {
    var length = transfer.read(descriptor);
    if (length > 0) {
      lastReadNanos = now;
      redactor.accept(transfer.bytes(), 0, length, this::append);
    } else if (length == 0 && isTerminal) {
      // Nobody has it open at the moment; somebody may again, until the process ends.
      snooze.begin();
    } else if (length == 0) {
      close();
    }
    return length;
  }

  private void append(byte[] bytes, int offset, int length) {
    log.append(stream, bytes, offset, length);
  }
}
