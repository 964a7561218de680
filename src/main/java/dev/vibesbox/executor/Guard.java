package dev.vibesbox.executor;

import dev.vibesbox.command.Limit;
import dev.vibesbox.config.LimitsConfig;
import dev.vibesbox.executor.StopCause.OverLimit;
import dev.vibesbox.posix.Signals;
import dev.vibesbox.posix.WaitStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Keeps commands within their limits, and says in the end which ones they met. Used by the pump.
 */
final class Guard {
  /** What a shell answers for a program that a signal ended, with the signal's number added. */
  private static final int SHELL_KILLED_BY = 128;

  /** The limit is kept by ticks, the use is measured: on a busy machine they differ a lot. */
  private static final double LEAST_USE = 0.5;

  private final LimitsConfig config;
  private final ProcessLimits limits;
  private final MemoryKills kills;
  private final TaskWatch tasks;
  private final SessionNiceness sessions;
  private BooleanSupplier hasFullDisk = () -> false;
  private int running;

  Guard(LimitsConfig config, Cgroup cgroup) {
    this.config = config;
    this.limits = new ProcessLimits(config);
    this.kills = new MemoryKills(cgroup);
    this.tasks = new TaskWatch(config, cgroup);
    this.sessions = new SessionNiceness(config.niceness());
  }

  /** Asks this whether commands may write to no file at the moment. Before the pump starts. */
  void askForDisk(BooleanSupplier hasFullDisk) {
    this.hasFullDisk = hasFullDisk;
  }

  /** Limits a command that has just begun; the answer is to be handed to {@link #struck} later. */
  long begin(int leader) {
    limits.apply(leader);
    return kills.count(System.nanoTime());
  }

  /** Names of limits that the kernel did not let us set; any thread. */
  List<String> unset() {
    return limits.unset();
  }

  long wakeAt(long now, long otherwise, boolean hasProcesses) {
    return hasProcesses ? tasks.wakeAt(now, otherwise) : otherwise;
  }

  void watch(List<RunningProcess> processes, long now) {
    running = processes.size();
    if (tasks.advance(processes, now)) {
      kills.count(now);
      sessions.advance(processes);
    }
  }

  /** Which limits ended a command, or the part of it that its shell waited for. */
  Set<Limit> struck(WaitStatus status, Optional<StopCause> cause, long killsBefore) {
    var struck = EnumSet.noneOf(Limit.class);
    cause.ifPresent(it -> {
      if (it instanceof OverLimit(var limit)) {
        struck.add(limit);
      }
    });
    if (isEndedBy(Signals.SIGXFSZ, status) && hasFullDisk.getAsBoolean()) {
      struck.add(Limit.DISK);
    } else if (config.fileBytes() > 0 && isKilledBy(Signals.SIGXFSZ, status)) {
      struck.add(Limit.FILE_SIZE);
    }
    if (hasUsedUpItsTime(status)) {
      struck.add(Limit.CPU);
    }
    if ((isLikeKilled(status, cause) || running <= 1)
        && kills.claim(killsBefore, status.usage().maxRssKb().orElse(0), System.nanoTime())) {
      struck.add(Limit.MEMORY);
    }
    return struck;
  }

  /**
   * Whether the command, or the last thing its shell waited for, was killed by others than us. A
   * command that ended otherwise may have lost a part of it to the kernel as well, which is certain
   * only while no other command runs.
   */
  private static boolean isLikeKilled(WaitStatus status, Optional<StopCause> cause) {
    return cause.isEmpty() && isEndedBy(Signals.SIGKILL, status);
  }

  /** Either signal may come from elsewhere; then less than the limit was used. */
  private boolean hasUsedUpItsTime(WaitStatus status) {
    return config.cpuSeconds() > 0
        && status.usage().cpu().toMillis() >= LEAST_USE * 1_000 * config.cpuSeconds()
        && (isKilledBy(Signals.SIGXCPU, status) || isKilledBy(Signals.SIGKILL, status));
  }

  /** Or what its shell waited for last, as shells tell it. */
  private static boolean isEndedBy(int expected, WaitStatus status) {
    return isKilledBy(expected, status)
        || (status instanceof WaitStatus.Exited(var code, _) && code == SHELL_KILLED_BY + expected);
  }

  private static boolean isKilledBy(int expected, WaitStatus status) {
    return status instanceof WaitStatus.Killed(var signal, _) && signal == expected;
  }
}
