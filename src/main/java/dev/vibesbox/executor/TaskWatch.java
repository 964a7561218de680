package dev.vibesbox.executor;

import dev.vibesbox.command.Limit;
import dev.vibesbox.posix.Signals;
import java.time.Duration;
import java.util.List;

/**
 * Bounds the processes and threads of each command, also where the kernel does not: for root, and
 * where no container limits them. One small read says how many there are on the whole machine; only
 * when these became many more, or now and then where there always are many, are they counted for
 * each command. Used by the pump.
 */
final class TaskWatch {
  private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();
  private static final long COUNT_NANOS = Duration.ofSeconds(5).toNanos();

  /** A jump of this share of the limit makes us count. */
  private static final int SHARE = 4;

  private final Machine.Tasks machine = new Machine.Tasks();
  private final int most;
  private long lookAt = System.nanoTime();
  private long countAt = lookAt;
  private int before = Integer.MAX_VALUE;

  TaskWatch(int most) {
    this.most = most;
  }

  long wakeAt(long now, long otherwise) {
    return Math.min(otherwise, Math.max(now, lookAt));
  }

  void advance(List<RunningProcess> processes, long now) {
    if (processes.isEmpty() || now - lookAt < 0) {
      return;
    }
    lookAt = now + LOOK_NANOS;
    var tasks = machine.count().orElse(Integer.MAX_VALUE);
    before = Math.min(before, tasks);
    // Where the whole machine has no more than one command may have, no command has.
    if (tasks > most && (tasks - before > most / SHARE || now - countAt >= 0)) {
      before = tasks;
      countAt = now + COUNT_NANOS;
      var pids = Pids.all();
      processes.forEach(process -> process.census(pids, members -> judge(process, members)));
    }
  }

  /** SIGTERM would only give it time for more. */
  private void judge(RunningProcess process, List<Integer> members) {
    if (Pids.tasks(members, most) > most) {
      process.stop(new StopCause.OverLimit(Limit.PROCESSES), Signals.SIGKILL);
    }
  }
}
