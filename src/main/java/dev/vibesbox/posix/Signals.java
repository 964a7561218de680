package dev.vibesbox.posix;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

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

  /** The real-time signals that programs may use; the C library keeps 32 and 33 for itself. */
  private static final int SIGRTMIN = 34;

  private static final int SIGRTMAX = 64;

  private static final Pattern REAL_TIME =
      Pattern.compile("RT(?:MIN(\\+\\d{1,2})?|MAX(-\\d{1,2})?)");

  private Signals() {}

  /** {@code SIGTERM} for 15 and so on; {@code SIGRTMIN+1} for 35. */
  public static String name(int signal) {
    if (signal <= NAMES.size()) {
      return "SIG" + NAMES.get(signal - 1);
    }
    var beyond = signal - SIGRTMIN;
    return beyond < 0 ? "SIG" + signal : "SIGRTMIN" + (beyond == 0 ? "" : "+" + beyond);
  }

  /** Reads {@code SIGTERM}, {@code TERM}, {@code term}, {@code 15} or {@code SIGRTMIN+1}. */
  public static Optional<Integer> parse(String text) {
    var upper = text.toUpperCase(Locale.ROOT);
    var name = upper.startsWith("SIG") ? upper.substring("SIG".length()) : upper;
    if (NAMES.contains(name)) {
      return Optional.of(NAMES.indexOf(name) + 1);
    }
    return upper.matches("[1-9]|[1-5][0-9]|6[0-4]")
        ? Optional.of(Integer.valueOf(upper))
        : realTime(name);
  }

  private static Optional<Integer> realTime(String name) {
    var found = REAL_TIME.matcher(name);
    if (!found.matches()) {
      return Optional.empty();
    }
    var from = name.startsWith("RTMIN") ? SIGRTMIN : SIGRTMAX;
    var by = found.group(1) == null ? found.group(2) : found.group(1);
    var signal = from + (by == null ? 0 : Integer.parseInt(by));
    return signal >= SIGRTMIN && signal <= SIGRTMAX ? Optional.of(signal) : Optional.empty();
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

  /** Sends a signal to the process behind a pidfd; one that has ended is left alone. */
  public static void send(int pidfd, int signal) {
    var result = Libc.attempt(Syscall.PIDFD_SEND_SIGNAL, pidfd, signal, 0, 0);
    if (result < 0 && result != -Errno.ESRCH && result != -Errno.EPERM) {
      throw new PosixException("pidfd_send_signal", (int) -result);
    }
  }

  /** The process group of a process; 0 when it is gone. */
  public static int group(int pid) {
    return (int) Math.max(0, Libc.attempt(Syscall.GETPGID, pid));
  }

  /** The session of a process, also of one that has ended and is not reaped; 0 when it is gone. */
  public static int session(int pid) {
    return (int) Math.max(0, Libc.attempt(Syscall.GETSID, pid));
  }
}
