package dev.vibesbox.executor;

import dev.vibesbox.posix.Signals;
import dev.vibesbox.sandbox.Coverage;

/**
 * How a warden reaches all that its command started. Its methods run on the warden's thread, since
 * the kernel looks at who asks.
 */
sealed interface Reach {

  /** The best that the sandbox offers. */
  static Reach within(Coverage coverage) {
    return coverage.hasScopes() ? new Domain() : new Group();
  }

  /** Sends a signal to everything that belongs to the command with this leader. */
  void signal(int leader, int signal);

  /** Whether a process, running or ended but not reaped, belongs to the command. */
  boolean includes(int leader, int pid);

  /** A Landlock domain of the warden's own: nothing leaves it, whatever session it moves to. */
  record Domain() implements Reach {
    @Override
    public void signal(int leader, int signal) {
      Signals.kill(-1, signal);
    }

    @Override
    public boolean includes(int leader, int pid) {
      return Signals.kill(pid, 0);
    }
  }

  /** The leader's process group and session: what calls setsid gets away. */
  record Group() implements Reach {
    @Override
    public void signal(int leader, int signal) {
      Signals.kill(-leader, signal);
    }

    @Override
    public boolean includes(int leader, int pid) {
      return Signals.session(pid) == leader;
    }
  }
}
