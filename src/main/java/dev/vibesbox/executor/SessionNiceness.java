package dev.vibesbox.executor;

import dev.vibesbox.posix.KernelFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the kernel divides the processor among sessions first (sched_autogroup_enabled, see
 * sched(7)), the niceness of a process counts only within its session, and twenty busy commands
 * leave the server a twentieth. So the session of each command is made as nice as the command. Not
 * at its start: the kernel takes ten of these a second from a server without privileges, and what
 * soon ends is not worth one. In a container it has no effect, and needs none. Used by the pump.
 */
final class SessionNiceness {
  private final int niceness;
  private final boolean isNeeded;
  private final Set<RunningProcess> done = new HashSet<>();

  SessionNiceness(int niceness) {
    this.niceness = niceness;
    var switched = KernelFile.read("/proc/sys/kernel/sched_autogroup_enabled").orElse("0");
    isNeeded = niceness > 0 && switched.startsWith("1");
  }

  /** Does what is left to do, as far as the kernel lets us at the moment. */
  void advance(List<RunningProcess> processes) {
    if (!isNeeded) {
      return;
    }
    done.removeIf(RunningProcess::isOver);
    for (var process : processes) {
      if (!process.isOver() && !done.contains(process) && isTaken(process.leader())) {
        done.add(process);
      }
    }
  }

  private boolean isTaken(int leader) {
    return KernelFile.write("/proc/" + leader + "/autogroup", Integer.toString(niceness));
  }
}
