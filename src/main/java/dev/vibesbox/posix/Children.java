package dev.vibesbox.posix;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.vibesbox.posix.WaitStatus.Usage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Waiting for child processes and finding out how they ended; see waitid(2). */
public final class Children {
  private static final int P_PID = 1;
  private static final int P_PIDFD = 3;
  private static final int WNOHANG = 1;
  private static final int WEXITED = 4;
  private static final int WNOWAIT = 0x01000000;
  private static final int CLD_EXITED = 1;

  private static final int PR_SET_CHILD_SUBREAPER = 36;
  private static final int SI_CODE = 8;
  private static final int SI_PID = 16;
  private static final int SI_STATUS = 24;
  private static final int SIGINFO_BYTES = 128;
  private static final int RUSAGE_BYTES = 144;
  private static final int RU_MAXRSS = 32;
  private static final int RUSAGE_SELF = 0;

  private Children() {}

  /** Makes this process the parent of every orphan among its descendants. */
  public static void adoptOrphans() {
    Libc.call(Syscall.PRCTL, PR_SET_CHILD_SUBREAPER, 1);
  }

  /** A descriptor that is readable when the process has ended; empty when it is gone already. */
  public static Optional<Integer> pidfd(int pid) {
    var result = Libc.attempt(Syscall.PIDFD_OPEN, pid, 0);
    if (result == -Errno.ESRCH) {
      return Optional.empty();
    }
    if (result < 0) {
      throw new PosixException("pidfd_open", (int) -result);
    }
    return Optional.of((int) result);
  }

  /** How the child behind a pidfd ended; its pid stays taken until {@link #reap}. */
  public static Optional<WaitStatus> ended(int pidfd) {
    try (var arena = Arena.ofConfined()) {
      var siginfo = arena.allocate(SIGINFO_BYTES, 8);
      var rusage = arena.allocate(RUSAGE_BYTES, 8);
      return waitid(P_PIDFD, pidfd, WEXITED | WNOHANG | WNOWAIT, siginfo, rusage)
          ? Optional.of(status(siginfo, rusage))
          : Optional.empty();
    }
  }

  /**
   * Frees the pid of a child that has ended. Afterwards the number may mean another process.
   *
   * @return false if it still runs or is no child of ours
   */
  public static boolean reap(int pid) {
    return reap(pid, 0);
  }

  /** As above; with further options of waitid(2). */
  static boolean reap(int pid, int options) {
    try (var arena = Arena.ofConfined()) {
      var siginfo = arena.allocate(SIGINFO_BYTES, 8);
      return waitid(P_PID, pid, WEXITED | WNOHANG | options, siginfo, NULL);
    }
  }

  /** Whether there was one; then the structures say how it ended. */
  private static boolean waitid(
      int kind, int id, int options, MemorySegment siginfo, MemorySegment rusage) {
    var result =
        Libc.attempt(Syscall.WAITID, kind, id, siginfo.address(), options, rusage.address());
    if (result < 0 && result != -Errno.ECHILD) {
      throw new PosixException("waitid", (int) -result);
    }
    return result == 0 && siginfo.get(JAVA_INT, SI_PID) != 0;
  }

  private static WaitStatus status(MemorySegment siginfo, MemorySegment rusage) {
    var value = siginfo.get(JAVA_INT, SI_STATUS);
    var usage = new Usage(time(rusage, 0).plus(time(rusage, 16)), peak(rusage));
    return siginfo.get(JAVA_INT, SI_CODE) == CLD_EXITED
        ? new WaitStatus.Exited(value, usage)
        : new WaitStatus.Killed(value, usage);
  }

  private static OptionalLong peak(MemorySegment rusage) {
    var peak = rusage.get(JAVA_LONG, RU_MAXRSS);
    Libc.call(Syscall.GETRUSAGE, RUSAGE_SELF, rusage.address());
    return peak > rusage.get(JAVA_LONG, RU_MAXRSS) ? OptionalLong.of(peak) : OptionalLong.empty();
  }

  private static Duration time(MemorySegment rusage, long at) {
    return Duration.ofSeconds(rusage.get(JAVA_LONG, at))
        .plusNanos(1_000 * rusage.get(JAVA_LONG, at + 8));
  }
}
