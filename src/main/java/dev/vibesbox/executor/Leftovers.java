package dev.vibesbox.executor;

import dev.vibesbox.posix.Children;
import dev.vibesbox.posix.Descriptors;
import dev.vibesbox.posix.PollSet;
import dev.vibesbox.posix.PosixException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What still runs of a command after its first process has ended. Used by the pump. */
final class Leftovers {
  private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();
  private static final long NEVER = Long.MAX_VALUE;

  private long lookAgainAt = NEVER;
  private final List<Followed> followed = new ArrayList<>();
  private final Set<Integer> ended = new HashSet<>();
  private final List<Integer> places = new ArrayList<>();

  private record Followed(int pid, int pidfd) {}

  /** Waits for these; those that are gone already are not waited for. */
  void follow(List<Integer> pids) {
    try {
      pids.forEach(this::follow);
    } catch (PosixException _) {
      // Out of descriptors: nothing tells us of their end, so we look again.
      lookLater();
    }
  }

  private void follow(int pid) {
    if (ended.contains(pid)) {
      // It has ended, and is still there: its tracer does not let go of it.
      lookLater();
    } else {
      Children.pidfd(pid).ifPresent(pidfd -> followed.add(new Followed(pid, pidfd)));
    }
  }

  private void lookLater() {
    lookAgainAt = System.nanoTime() + LOOK_NANOS;
  }

  boolean areGone() {
    return followed.isEmpty() && lookAgainAt == NEVER;
  }

  long wakeAt(long otherwise) {
    return lookAgainAt == NEVER ? otherwise : Math.min(otherwise, lookAgainAt);
  }

  void watch(PollSet set) {
    places.clear();
    followed.forEach(it -> places.add(set.add(it.pidfd(), PollSet.READABLE)));
  }

  /** Forgets those that have ended; says whether it is time to look what is left. */
  boolean advance(PollSet set, long now) {
    if (lookAgainAt != NEVER && now - lookAgainAt >= 0) {
      lookAgainAt = NEVER;
      close();
      return true;
    }
    var before = followed.size();
    for (var i = Math.min(places.size(), before) - 1; i >= 0; i--) {
      if (set.isReady(places.get(i))) {
        var gone = followed.remove(i);
        ended.add(gone.pid());
        Descriptors.close(gone.pidfd());
      }
    }
    places.clear();
    return before > 0 && areGone();
  }

  void close() {
    followed.forEach(it -> Descriptors.close(it.pidfd()));
    followed.clear();
  }
}
