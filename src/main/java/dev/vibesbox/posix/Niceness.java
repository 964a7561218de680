package dev.vibesbox.posix;

/** How readily a process yields the processor to others, 0 to 19; see setpriority(2). */
public final class Niceness {
  private static final int PRIO_PROCESS = 0;

  /** The system call answers 20 minus the niceness, so that it is never negative. */
  private static final int OFFSET = 20;

  private Niceness() {}

  /** That of the calling thread. */
  public static int ofServer() {
    return OFFSET - (int) Libc.call(Syscall.GETPRIORITY, PRIO_PROCESS, 0);
  }

  /** Sets that of a process's first thread, which all it starts afterwards inherits. */
  public static boolean set(int pid, int niceness) {
    return Libc.attempt(Syscall.SETPRIORITY, PRIO_PROCESS, pid, niceness) == 0;
  }
}
