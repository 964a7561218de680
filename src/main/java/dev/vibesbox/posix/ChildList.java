package dev.vibesbox.posix;

import java.util.ArrayList;
import java.util.List;

/** The children of a thread as the kernel lists them: {@code /proc/pid/task/tid/children}. */
public final class ChildList {
  private ChildList() {}

  /**
   * The running children of a process's first thread, 4 KiB of the list at most; none if it is
   * gone. Another thread's children are not among them.
   */
  public static List<Integer> of(int pid) {
    var text = KernelFile.read("/proc/" + pid + "/task/" + pid + "/children").orElse("");
    // Each is followed by a space. One that is cut off would be somebody else's number.
    return parse(text.substring(0, text.lastIndexOf(' ') + 1));
  }

  static List<Integer> parse(String text) {
    List<Integer> pids = new ArrayList<>();
    for (var pid : text.trim().split(" ", -1)) {
      if (!pid.isEmpty()) {
        pids.add(Integer.valueOf(pid));
      }
    }
    return pids;
  }
}
