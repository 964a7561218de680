package dev.vibesbox.executor;

import dev.vibesbox.posix.Children;
import dev.vibesbox.posix.Descriptors;
import dev.vibesbox.posix.PollSet;
import dev.vibesbox.posix.PosixException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What still runs of a command after its first process has ended. Used by the pump. */
final class Leftovers {
  private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();
  private static final long NEVER = Long.MAX_VALUE;

  private long lookAgainAt = NEVER;
  private final List<Integer> pidfds = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();

  /** Waits for these; those that are gone already are not waited for. */
  void follow(List<Integer> pids) {
    try {
      pids.stream().map(Children::pidfd).flatMap(Optional::stream).forEach(pidfds::add);
    } catch (PosixException _) {
      // Out of descriptors: nothing tells us of their end, so we look again.
      lookAgainAt = System.nanoTime() + LOOK_NANOS;
    }
  }

  boolean areGone() {
    return pidfds.isEmpty() && lookAgainAt == NEVER;
  }

  long wakeAt(long otherwise) {
    return lookAgainAt == NEVER ? otherwise : Math.min(otherwise, lookAgainAt);
  }

  void watch(PollSet set) {
    places.clear();
    pidfds.forEach(pidfd -> places.add(set.add(pidfd, PollSet.READABLE)));
  }

  /** Forgets those that have ended; says whether it is time to look what is left. */
  boolean advance(PollSet set, long now) {
    if (lookAgainAt != NEVER && now - lookAgainAt >= 0) {
      lookAgainAt = NEVER;
      close();
      return true;
    }
    var before = pidfds.size();
    for (var i = Math.min(places.size(), before) - 1; i >= 0; i--) {
      if (set.isReady(places.get(i))) {
        int pidfd = pidfds.remove(/* index */ i);
        Descriptors.close(pidfd);
      }
    }
    places.clear();
    return before > 0 && areGone();
  }

  void close() {
    pidfds.forEach(Descriptors::close);
    pidfds.clear();
  }
}
