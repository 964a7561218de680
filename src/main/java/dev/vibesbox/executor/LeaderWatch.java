package dev.vibesbox.executor;

import dev.vibesbox.posix.Children;
import dev.vibesbox.posix.Descriptors;
import dev.vibesbox.posix.PollSet;
import dev.vibesbox.posix.WaitStatus;
import java.time.Duration;
import java.util.Optional;

/** Notices the end of a command's first process. Used by the pump. */
final class LeaderWatch {
  private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();
  private static final long NEVER = Long.MAX_VALUE;

  private int pidfd = -1;
  private int place = -1;
  private long lookAgainAt = NEVER;
  private Optional<WaitStatus> status = Optional.empty();

  /** Not by the warden: nothing behind the wall gets a descriptor of a process. */
  void begin(int pid) {
    pidfd = Children.pidfd(pid).orElseThrow();
  }

  void watch(PollSet set) {
    place = status.isEmpty() && lookAgainAt == NEVER ? set.add(pidfd, PollSet.READABLE) : -1;
  }

  long wakeAt(long otherwise) {
    return lookAgainAt == NEVER ? otherwise : Math.min(otherwise, lookAgainAt);
  }

  /**
   * Whether it has turned out just now that the process has ended. Where another process traces it,
   * the kernel says that it has ended, but not how before the tracer lets go.
   */
  boolean advance(PollSet set, long now) {
    var isDue = lookAgainAt != NEVER && now - lookAgainAt >= 0;
    if (!isDue && (place < 0 || !set.isReady(place))) {
      return false;
    }
    status = Children.ended(pidfd);
    lookAgainAt = status.isEmpty() ? now + LOOK_NANOS : NEVER;
    return status.isPresent();
  }

  /** How it ended, if it has. */
  Optional<WaitStatus> status() {
    return status;
  }

  void close() {
    if (pidfd >= 0) {
      Descriptors.close(pidfd);
    }
  }
}
