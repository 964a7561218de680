package dev.vibesbox.posix;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends another thread's wait on a {@link PollSet}; see eventfd(2). */
public final class WakeUp {
  private static final MemorySegment ONE = Arena.global().allocateFrom(JAVA_LONG, 1);

  private final MemorySegment counter = Arena.ofAuto().allocate(JAVA_LONG);
  private final int descriptor = Descriptors.eventfd();
  private final AtomicBoolean isPending = new AtomicBoolean();

  /** Wakes the thread, or keeps it from going to sleep. Any thread; many calls are as one. */
  public void wake() {
    if (isPending.compareAndSet(false, true)) {
      Descriptors.write(descriptor, ONE);
    }
  }

  /** Adds itself to what the thread waits for. */
  public void watch(PollSet set) {
    set.add(descriptor, PollSet.READABLE);
  }

  /** To be called when a wait is over, before looking at what it may have been for. */
  public void settle() {
    if (isPending.get()) {
      Descriptors.read(descriptor, counter);
      isPending.set(false);
    }
  }

  public void close() {
    Descriptors.close(descriptor);
  }
}
