package dev.vibesbox.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.util.Set;

/** Giving up what could be turned against the server; see prctl(2) and capabilities(7). */
public final class Privileges {
  private static final int PR_GET_DUMPABLE = 3;
  private static final int PR_SET_DUMPABLE = 4;
  private static final int PR_CAPBSET_READ = 23;
  private static final int PR_CAPBSET_DROP = 24;
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int CAPABILITY_VERSION_3 = 0x20080522;

  /** Two times effective, permitted and inheritable: all of ours are in the first. */
  private static final int SETS_BYTES = 24;

  private static final int EFFECTIVE = 0;
  private static final int PERMITTED = 4;

  private Privileges() {}

  /** Capabilities that the superuser needs to work on files of its own, by their numbers. */
  public enum Capability {
    CHOWN(0),
    DAC_OVERRIDE(1),
    FOWNER(3),
    FSETID(4),
    KILL(5),
    SETGID(6),
    SETUID(7),
    NET_BIND_SERVICE(10);

    private final int number;

    Capability(int number) {
      this.number = number;
    }
  }

  /** Lets neither the calling thread nor what it starts gain privileges by executing a file. */
  public static void gainNone() {
    Libc.call(Syscall.PRCTL, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  }

  /**
   * Hides this process's memory, environment and open files from others of the same user. Its files
   * below {@code /proc} belong to root afterwards; what everybody may read stays readable.
   */
  public static void hideProcess() {
    Libc.call(Syscall.PRCTL, PR_SET_DUMPABLE, 0, 0, 0, 0);
  }

  /** Whether {@link #hideProcess} is in force. */
  public static boolean isProcessHidden() {
    return Libc.call(Syscall.PRCTL, PR_GET_DUMPABLE) == 0;
  }

  /**
   * Leaves the calling thread, and what it starts, no capability but these, also none that the
   * superuser would gain by executing a file. None is added.
   */
  public static void keepOnly(Set<Capability> kept) {
    var bits = 0;
    for (var capability : kept) {
      bits |= 1 << capability.number;
    }
    shrinkBound(bits);
    try (var arena = Arena.ofConfined()) {
      var header = arena.allocate(8, 4);
      header.set(JAVA_INT, 0, CAPABILITY_VERSION_3);
      var sets = arena.allocate(SETS_BYTES, 4);
      Libc.call(Syscall.CAPGET, header.address(), sets.address());
      var left = bits & sets.get(JAVA_INT, PERMITTED);
      sets.fill((byte) 0);
      sets.set(JAVA_INT, EFFECTIVE, left);
      sets.set(JAVA_INT, PERMITTED, left);
      Libc.call(Syscall.CAPSET, header.address(), sets.address());
    }
  }

  /** Who may not shrink it gains nothing from it: no new privileges, and no uid of root's. */
  private static void shrinkBound(int kept) {
    for (var number = 0; Libc.attempt(Syscall.PRCTL, PR_CAPBSET_READ, number) >= 0; number++) {
      var isKept = number < Integer.SIZE && (kept >>> number & 1) == 1;
      if (!isKept && Libc.attempt(Syscall.PRCTL, PR_CAPBSET_DROP, number) < 0) {
        return;
      }
    }
  }
}
