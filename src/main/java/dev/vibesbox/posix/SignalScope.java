package dev.vibesbox.posix;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.util.Optional;

/**
 * A Landlock rule set that only limits signals: what a thread that entered it starts can signal
 * nothing outside, and {@code kill(-1)} from that thread reaches all that it started and nothing
 * else, whatever became of sessions and groups (landlock(7), ABI 6).
 */
public final class SignalScope {
  private static final int CREATE_RULESET_VERSION = 1;
  private static final int ABI_WITH_SCOPES = 6;
  private static final long SCOPE_SIGNAL = 2;
  private static final int PR_SET_NO_NEW_PRIVS = 38;

  private final int ruleset;

  private SignalScope(int ruleset) {
    this.ruleset = ruleset;
  }

  /** A rule set that any number of threads may enter; empty where the kernel has no scopes. */
  public static Optional<SignalScope> create() {
    var abi = Libc.attempt(Syscall.LANDLOCK_CREATE_RULESET, 0, 0, CREATE_RULESET_VERSION);
    if (abi < ABI_WITH_SCOPES) {
      return Optional.empty();
    }
    try (var arena = Arena.ofConfined()) {
      var attributes = arena.allocate(24, 8);
      attributes.set(JAVA_LONG, 16, SCOPE_SIGNAL);
      return Optional.of(
          new SignalScope(
              (int)
                  Libc.call(
                      Syscall.LANDLOCK_CREATE_RULESET,
                      attributes.address(),
                      attributes.byteSize(),
                      0)));
    }
  }

  /** Puts the calling thread, and what it starts from now on, into a scope of its own, for ever. */
  public void enter() {
    Libc.call(Syscall.PRCTL, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    Libc.call(Syscall.LANDLOCK_RESTRICT_SELF, ruleset, 0);
  }
}
