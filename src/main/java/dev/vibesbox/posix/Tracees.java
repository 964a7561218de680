package dev.vibesbox.posix;

import java.io.File;

/**
 * Threads that have made this process their tracer: whatever it started, and every orphan that came
 * to it, may do so (PTRACE_TRACEME in ptrace(2)). Such a thread, once ended, stays until its tracer
 * has asked for it, and its process with it, whatever signals that gets. Any thread.
 */
public final class Tracees {
  private static final int WALL = 0x40000000;

  private Tracees() {}

  /** Lets go of those threads of a process of ours, running or not reaped, that have ended. */
  public static void release(int pid) {
    var self = Integer.toString(pid);
    var threads = new File("/proc/" + pid + "/task").list();
    for (var thread : threads == null ? new String[0] : threads) {
      if (!thread.equals(self)) {
        Children.reap(Integer.parseInt(thread), WALL);
      }
    }
  }
}
