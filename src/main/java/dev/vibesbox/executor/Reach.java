package dev.vibesbox.executor;

import dev.vibesbox.posix.Signals;
import dev.vibesbox.sandbox.Coverage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a warden reaches all that its command started. Its methods run on the warden's thread, since
 * the kernel looks at who asks.
 */
sealed interface Reach {

  /** The best that the sandbox offers. */
  static Reach within(Coverage coverage) {
    return coverage.hasScopes() ? new Domain() : new Group();
  }

  /** A command by its first process, and by the entry that marks the environment of all of it. */
  record Command(int leader, String marker) {}

  /** Sends a signal to everything that belongs to the command. */
  void signal(Command command, int signal);

  /** Whether a process, running or ended but not reaped, belongs to the command. */
  boolean includes(Command command, int pid);

  /** A Landlock domain of the warden's own: nothing leaves it, whatever session it moves to. */
  record Domain() implements Reach {
    @Override
    public void signal(Command command, int signal) {
      Signals.kill(-1, signal);
    }

    @Override
    public boolean includes(Command command, int pid) {
      return Signals.kill(pid, 0);
    }
  }

  /**
   * The leader's process group and session, and whatever still has the marker in its environment:
   * what calls setsid is found, what cleared its environment before gets away.
   */
  record Group() implements Reach {
    @Override
    public void signal(Command command, int signal) {
      Signals.kill(-command.leader(), signal);
      Pids.all().stream()
          .filter(pid -> Signals.group(pid) != command.leader() && includes(command, pid))
          .forEach(pid -> Signals.kill(pid, signal));
    }

    @Override
    public boolean includes(Command command, int pid) {
      return Signals.session(pid) == command.leader() || isMarked(pid, command.marker());
    }

    private static boolean isMarked(int pid, String marker) {
      try {
        var entries = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
        return new String(entries, StandardCharsets.ISO_8859_1).contains(marker);
      } catch (IOException _) {
        // Gone, or somebody else's.
        return false;
      }
    }
  }
}
