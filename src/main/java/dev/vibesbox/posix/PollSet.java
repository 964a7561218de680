package dev.vibesbox.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/**
 * The descriptors one thread waits for, filled anew for each wait; see ppoll(2). Used by one
 * thread. An interrupted wait returns as if nothing was ready.
 */
public final class PollSet {
  public static final short READABLE = 1;
  public static final short WRITABLE = 4;

  /** A wait for something that is bound to come. */
  static final Duration LONGEST = Duration.ofHours(1);

  private static final int POLLHUP = 0x10;
  private static final int ENTRY_BYTES = 8;
  private static final int EVENTS = 4;
  private static final int RESULTS = 6;

  private final MemorySegment timeout = Arena.ofAuto().allocate(16, 8);
  private MemorySegment entries = Arena.ofAuto().allocate(64 * ENTRY_BYTES, 8);
  private int size;

  public void clear() {
    size = 0;
  }

  /** Adds a descriptor; the answer is its place, to be asked with {@link #isReady}. */
  public int add(int descriptor, short events) {
    if ((long) size * ENTRY_BYTES == entries.byteSize()) {
      entries = Arena.ofAuto().allocate(2 * entries.byteSize(), 8).copyFrom(entries);
    }
    var at = (long) size * ENTRY_BYTES;
    entries.set(JAVA_INT, at, descriptor);
    entries.set(JAVA_SHORT, at + EVENTS, events);
    entries.set(JAVA_SHORT, at + RESULTS, (short) 0);
    return size++;
  }

  /** Waits until something is ready or the time is over. */
  public void await(Duration longest) {
    var nanos = Math.max(0, longest.toNanos());
    timeout.set(JAVA_LONG, 0, nanos / 1_000_000_000);
    timeout.set(JAVA_LONG, 8, nanos % 1_000_000_000);
    var ready = Libc.attempt(Syscall.PPOLL, entries.address(), size, timeout.address(), 0, 8);
    if (ready < 0 && ready != -Errno.EINTR) {
      throw new PosixException("ppoll", (int) -ready);
    }
  }

  /** Whether its other end is gone. */
  boolean isOver(int place) {
    return (entries.get(JAVA_SHORT, (long) place * ENTRY_BYTES + RESULTS) & POLLHUP) != 0;
  }

  /** Whether the descriptor at that place is ready, closed by its other end, or broken. */
  public boolean isReady(int place) {
    return entries.get(JAVA_SHORT, (long) place * ENTRY_BYTES + RESULTS) != 0;
  }
}
