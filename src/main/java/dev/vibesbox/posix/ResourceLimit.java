package dev.vibesbox.posix;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Limits of one process that its children inherit, by their numbers on x86-64 and on arm64; see
 * prlimit(2). A process that has no privilege can lower them, never raise them again.
 */
public enum ResourceLimit {
  /** Seconds of processor time, of each process by itself. */
  CPU(0),
  /** Bytes of the largest file it may write. */
  FILE_SIZE(1),
  /** Bytes of a core dump. */
  CORE(4),
  /** Processes and threads of its user, wherever they run. */
  USER_TASKS(6),
  /** Open files. */
  OPEN_FILES(7),
  /** Bytes of address space. */
  ADDRESS_SPACE(9);

  /** No limit. */
  public static final long INFINITY = Long.MAX_VALUE;

  /** The kernel counts without a sign. */
  private static final long UNSIGNED_MAX = -1;

  private static final int LIMIT_BYTES = 16;
  private static final int SELF = 0;

  private final int number;

  ResourceLimit(int number) {
    this.number = number;
  }

  /** What this process may have now; {@link #INFINITY} where nothing limits it. */
  public long ofServer() {
    return ofServer(0);
  }

  /**
   * Prepares to set this limit for other processes, again and again. Where this process itself may
   * have less, that stays the limit.
   *
   * @param soft where the kernel begins to refuse, or to signal
   * @param hard where it stops being patient; at least {@code soft}
   */
  public Setting to(long soft, long hard) {
    var most = ofServer(1);
    var limit = Arena.ofAuto().allocate(LIMIT_BYTES, 8);
    limit.set(JAVA_LONG, 0, Math.min(soft, most));
    limit.set(JAVA_LONG, 8, Math.min(hard, most));
    return new Setting(this, limit);
  }

  /** A limit ready to be set. */
  public record Setting(ResourceLimit limit, MemorySegment value) {

    /** Sets it for a process of the same user; says whether the kernel let us. */
    public boolean apply(int pid) {
      return Libc.attempt(Syscall.PRLIMIT64, pid, limit.number, value.address(), 0) == 0;
    }

    /** Whether a process can have no more than this; also said of one that is gone. */
    public boolean isInForce(int pid) {
      try (var arena = Arena.ofConfined()) {
        var now = arena.allocate(LIMIT_BYTES, 8);
        return Libc.attempt(Syscall.PRLIMIT64, pid, limit.number, 0, now.address()) != 0
            || Long.compareUnsigned(now.get(JAVA_LONG, 8), value.get(JAVA_LONG, 8)) <= 0;
      }
    }
  }

  /**
   * Has the kernel begin to refuse here, for a process of the same user that may have more; says
   * whether it was done.
   */
  public boolean lower(int pid, long soft) {
    return change(pid, soft);
  }

  /** The process may have all again that it could give itself; says whether it was done. */
  public boolean lift(int pid) {
    return change(pid, UNSIGNED_MAX);
  }

  private boolean change(int pid, long soft) {
    try (var arena = Arena.ofConfined()) {
      var limit = arena.allocate(LIMIT_BYTES, 8);
      if (Libc.attempt(Syscall.PRLIMIT64, pid, number, 0, limit.address()) != 0) {
        return false;
      }
      long hard = limit.get(JAVA_LONG, 8);
      limit.set(JAVA_LONG, 0, Long.compareUnsigned(soft, hard) < 0 ? soft : hard);
      return Libc.attempt(Syscall.PRLIMIT64, pid, number, limit.address(), 0) == 0;
    }
  }

  private long ofServer(int place) {
    try (var arena = Arena.ofConfined()) {
      var limit = arena.allocate(LIMIT_BYTES, 8);
      Libc.call(Syscall.PRLIMIT64, SELF, number, 0, limit.address());
      var value = limit.getAtIndex(JAVA_LONG, place);
      return value < 0 ? INFINITY : value;
    }
  }
}
