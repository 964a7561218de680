package dev.vibesbox.executor;

import dev.vibesbox.posix.SignalScope;
import dev.vibesbox.posix.Signals;

/**
 * How a warden reaches all that its command started. Its methods run on the warden's thread, since
 * the kernel looks at who asks.
 */
sealed interface Reach {

  /** The best that this kernel offers. */
  static Reach best() {
    return SignalScope.create().<Reach>map(Domain::new).orElseGet(Group::new);
  }

  /** To be called by the warden before it starts anything. */
  void enter();

  /** Sends a signal to everything that belongs to the command with this leader. */
  void signal(int leader, int signal);

  /** Whether a process, running or ended but not reaped, belongs to the command. */
  boolean includes(int leader, int pid);

  /** A Landlock domain of the warden's own: nothing leaves it, whatever session it moves to. */
  record Domain(SignalScope scope) implements Reach {
    @Override
    public void enter() {
      scope.enter();
    }

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
    public void enter() {
      // A session of its own is all there is, and posix_spawn makes it.
    }

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
