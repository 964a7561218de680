package dev.vibesbox.executor;

import dev.vibesbox.posix.KernelFile;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The processes this one can see, without itself; see proc(5). */
final class Pids {
  private static final int SELF = (int) ProcessHandle.current().pid();

  private Pids() {}

  /** How many processes and threads these are, or any number over {@code most} if they are more. */
  static int tasks(List<Integer> pids, int most) {
    var tasks = pids.size();
    for (var i = 0; i < pids.size() && tasks <= most; i++) {
      tasks += threads(pids.get(i)) - 1;
    }
    return tasks;
  }

  /** Field 20 of /proc/pid/stat; the second field is in brackets and may hold anything. */
  private static int threads(int pid) {
    var text = KernelFile.read("/proc/" + pid + "/stat").orElse("");
    var fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1);
    return fields.length > 17 ? Math.max(1, Integer.parseInt(fields[17])) : 1;
  }

  static List<Integer> all() {
    return Optional.ofNullable(new File("/proc").list()).stream()
        .flatMap(Arrays::stream)
        .filter(name -> name.chars().allMatch(Character::isDigit))
        .map(Integer::valueOf)
        // Since Linux 6.15 a thread may signal its own process from any Landlock domain.
        .filter(pid -> pid != SELF)
        .toList();
  }
}
