package dev.vibesbox.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of the kernel's table of processes; see proc(5), {@code /proc/pid/stat}.
 *
 * @param ticks processor time so far, of user and system together
 */
record ProcessStatus(int pid, int parent, int session, long ticks) {

  /** All that this server can see, without itself. */
  static List<ProcessStatus> all() {
    return Pids.all().stream().flatMap(pid -> of(pid).stream()).toList();
  }

  /** The command of this leader: its descendants, and whatever is of its session. */
  static List<ProcessStatus> membersOf(int leader, List<ProcessStatus> all) {
    return all.stream().filter(it -> it.session == leader || descends(it, leader, all)).toList();
  }

  private static boolean descends(ProcessStatus process, int leader, List<ProcessStatus> all) {
    var ancestors =
        Stream.iterate(
            Optional.of(process),
            Optional::isPresent,
            it -> it.flatMap(child -> parent(child, all)));
    return ancestors.flatMap(Optional::stream).limit(64).anyMatch(it -> it.pid == leader);
  }

  private static Optional<ProcessStatus> parent(ProcessStatus child, List<ProcessStatus> all) {
    return all.stream().filter(it -> it.pid == child.parent).findFirst();
  }

  /** Empty when it is gone meanwhile. */
  private static Optional<ProcessStatus> of(int pid) {
    try {
      var line = Files.readString(Path.of("/proc/%d/stat".formatted(pid)));
      // The name of the program stands in parentheses, and may hold any of them.
      var words = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      var ticks = Long.parseLong(words[11]) + Long.parseLong(words[12]);
      return Optional.of(
          new ProcessStatus(pid, Integer.parseInt(words[1]), Integer.parseInt(words[3]), ticks));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
