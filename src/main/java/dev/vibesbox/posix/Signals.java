package dev.vibesbox.posix;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Signals by number and name (x86-64 and arm64; see signal(7)), and sending them. */
public final class Signals {
  public static final int SIGKILL = 9;
  public static final int SIGXCPU = 24;
  public static final int SIGXFSZ = 25;
  public static final int SIGTERM = 15;

  private static final List<String> NAMES =
      List.of(
          "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
          "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
          "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS");

  private Signals() {}

  /** {@code SIGTERM} for 15 and so on; {@code SIG} and the number for a real-time signal. */
  public static String name(int signal) {
    return "SIG" + (signal <= NAMES.size() ? NAMES.get(signal - 1) : signal);
  }

  /** Reads {@code SIGTERM}, {@code TERM}, {@code term} or {@code 15}. */
  public static Optional<Integer> parse(String text) {
    var name = text.toUpperCase(Locale.ROOT);
    var place = NAMES.indexOf(name.startsWith("SIG") ? name.substring(3) : name);
    if (place >= 0) {
      return Optional.of(place + 1);
    }
    return name.matches("[1-9]|[1-5][0-9]|6[0-4]")
        ? Optional.of(Integer.valueOf(name))
        : Optional.empty();
  }

  /**
   * Sends a signal to a process, to a group ({@code -pgid}), or to all that this thread may reach
   * (-1); signal 0 only asks whether that would work.
   *
   * @return whether anything was reached; false when it is gone or out of reach
   */
  public static boolean kill(int pid, int signal) {
    var result = Libc.attempt(Syscall.KILL, pid, signal);
    if (result < 0 && result != -Errno.ESRCH && result != -Errno.EPERM) {
      throw new PosixException("kill", (int) -result);
    }
    return result == 0;
  }

  /** The session of a process, also of one that has ended and is not reaped; 0 when it is gone. */
  public static int session(int pid) {
    return (int) Math.max(0, Libc.attempt(Syscall.GETSID, pid));
  }
}
