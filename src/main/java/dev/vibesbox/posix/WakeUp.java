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
  private int place;

  /** Wakes the thread, or keeps it from going to sleep. Any thread; many calls are as one. */
  public void wake() {
    if (isPending.compareAndSet(false, true)) {
      Descriptors.write(descriptor, ONE);
    }
  }

  /** Adds itself to what the thread waits for. */
  public void watch(PollSet set) {
    place = set.add(descriptor, PollSet.READABLE);
  }

  /**
   * To be called when a wait on this set is over, before looking at what it may have been for. The
   * set decides what is read: who wakes may have said so and not written yet, and what it writes
   * after this would else be readable for ever.
   */
  public void settle(PollSet set) {
    if (set.isReady(place)) {
      Descriptors.read(descriptor, counter);
    }
    isPending.set(false);
  }

  public void close() {
    Descriptors.close(descriptor);
  }
}
