package dev.vibesbox.executor;

import dev.vibesbox.command.Stream;
import dev.vibesbox.output.OutputLog;
import dev.vibesbox.posix.Descriptors;
import dev.vibesbox.posix.PollSet;
import dev.vibesbox.posix.Transfer;
import dev.vibesbox.redaction.Redactor;

/** One stream's way from its pipe through redaction into the log. Used by the pump. */
final class OutputPipe {
  /** How long a value that may be a secret is withheld while nothing follows. */
  private static final long HOLD_NANOS = 200_000_000;

  /** What a pipe can hold at most (pipe-max-size of an unprivileged process), in rounds. */
  private static final int MAX_ROUNDS_AT_END = (1 << 20) / Transfer.CAPACITY + 1;

  private final int descriptor;
  private final Stream stream;
  private final Redactor redactor;
  private final OutputLog log;
  private int place = -1;
  private long lastReadNanos;
  private boolean isOpen = true;

  OutputPipe(int descriptor, Stream stream, Redactor redactor, OutputLog log) {
    this.descriptor = descriptor;
    this.stream = stream;
    this.redactor = redactor;
    this.log = log;
  }

  void watch(PollSet set) {
    place = isOpen ? set.add(descriptor, PollSet.READABLE) : -1;
  }

  /** When a withheld value must leave, on the clock of {@link System#nanoTime}. */
  long wakeAt(long otherwise) {
    return redactor.isHolding() ? Math.min(otherwise, lastReadNanos + HOLD_NANOS) : otherwise;
  }

  /** Reads once if there is something; says whether there was. */
  boolean advance(PollSet set, Transfer transfer, long now) {
    if (place >= 0 && set.isReady(place)) {
      return read(transfer, now);
    }
    if (redactor.isHolding() && now - lastReadNanos >= HOLD_NANOS) {
      redactor.finish(this::append);
    }
    return false;
  }

  /** Takes what is left after the last writer is gone, and closes. */
  void drain(Transfer transfer, long now) {
    for (var round = 0; isOpen && round < MAX_ROUNDS_AT_END && read(transfer, now); round++) {
      // Each round takes one buffer.
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

  private boolean read(Transfer transfer, long now) {
    var length = transfer.read(descriptor);
    if (length > 0) {
      lastReadNanos = now;
      redactor.accept(transfer.bytes(), 0, length, this::append);
    } else if (length == 0) {
      close();
    }
    return length > 0;
  }

  private void append(byte[] bytes, int offset, int length) {
    log.append(stream, bytes, offset, length);
  }
}
