package dev.vibesbox.executor;

import dev.vibesbox.command.Limit;
import dev.vibesbox.config.LimitsConfig;
import dev.vibesbox.posix.KernelFile;
import dev.vibesbox.posix.Signals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Bounds the processes and threads of each command. One small read says how many there are on the
 * whole machine; only when these became many more, or now and then where there always are many, are
 * they counted for each command. Another says how many the container has: before it has no more to
 * give, a command that has more than its share of them is killed. RLIMIT_NPROC would not do: it
 * counts whatever runs under the same uid anywhere on the machine, in other containers too. Used by
 * the pump.
 */
final class TaskWatch {
  private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();
  private static final long COUNT_NANOS = Duration.ofSeconds(5).toNanos();

  /** A jump of this share of the limit makes us count. */
  private static final int SHARE = 4;

  /** So few are nobody's fault: then starting another one fails, and nothing is killed. */
  private static final int FEW = 8;

  private final Machine.Tasks machine = new Machine.Tasks();
  private final Optional<KernelFile> container;
  private final int most;
  private final int room;
  private long lookAt = System.nanoTime();
  private long countAt = lookAt;
  private int before = Integer.MAX_VALUE;

  TaskWatch(LimitsConfig config, Cgroup cgroup) {
    this.container = cgroup.tasks();
    this.most = config.maxTasks();
    this.room =
        (int) Math.min(Integer.MAX_VALUE, cgroup.longestTaskList().orElse(Integer.MAX_VALUE))
            - config.reservedTasks();
  }

  long wakeAt(long now, long otherwise) {
    return Math.min(otherwise, Math.max(now, lookAt));
  }

  /** Looks if it is time to; says whether it was. */
  boolean advance(List<RunningProcess> processes, long now) {
    if (processes.isEmpty() || now - lookAt < 0) {
      return false;
    }
    lookAt = now + LOOK_NANOS;
    look(processes, now);
    return true;
  }

  private void look(List<RunningProcess> processes, long now) {
    if (isCrowded()) {
      // The server has some of them, so that half of the room is over any share of it.
      judge(processes, Math.min(most, Math.max(FEW, room / 2 / processes.size())));
      return;
    }
    var tasks = machine.count().orElse(Integer.MAX_VALUE);
    before = Math.min(before, tasks);
    // Where the whole machine has no more than one command may have, no command has.
    if (tasks > most && (tasks - before > most / SHARE || now - countAt >= 0)) {
      before = tasks;
      countAt = now + COUNT_NANOS;
      judge(processes, most);
    }
  }

  private boolean isCrowded() {
    return container
        .map(file -> file.text().strip())
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Integer::parseInt)
        .filter(tasks -> tasks > room)
        .isPresent();
  }

  private static void judge(List<RunningProcess> processes, int allowed) {
    var pids = Pids.all();
    processes.forEach(process -> process.census(pids, members -> judge(process, members, allowed)));
  }

  /** SIGTERM would only give it time for more. */
  private static void judge(RunningProcess process, List<Integer> members, int allowed) {
    if (Pids.tasks(members, allowed) > allowed) {
      process.stop(new StopCause.OverLimit(Limit.PROCESSES), Signals.SIGKILL);
    }
  }
}
