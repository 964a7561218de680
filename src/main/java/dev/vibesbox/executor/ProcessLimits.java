package dev.vibesbox.executor;

import dev.vibesbox.config.LimitsConfig;
import dev.vibesbox.posix.ChildList;
import dev.vibesbox.posix.KernelFile;
import dev.vibesbox.posix.Niceness;
import dev.vibesbox.posix.ResourceLimit;
import dev.vibesbox.posix.ResourceLimit.Setting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sets the limits of a command from outside, as soon as it runs: its warden may not, because what a
 * warden may do its command may do too. What the command started in the meantime is looked for and
 * limited as well; each process is limited before its children are listed, so that none slips
 * through between. Used by the pump, which never waits here, and which a program that forks faster
 * than it is followed does not keep here.
 */
final class ProcessLimits {
  private static final int ATTEMPTS = 100;

  private final List<Setting> settings = new ArrayList<>();
  private final int niceness;
  private final int oomScore;
  private final int mostTasks;

  /** Read by the executor's context too. */
  private final Set<String> unset = Collections.synchronizedSet(new TreeSet<>());

  ProcessLimits(LimitsConfig config) {
    add(ResourceLimit.OPEN_FILES, config.openFiles());
    add(ResourceLimit.FILE_SIZE, config.fileBytes());
    add(ResourceLimit.ADDRESS_SPACE, config.addressSpaceBytes());
    add(ResourceLimit.USER_TASKS, config.userTasks());
    if (config.cpuSeconds() > 0) {
      // SIGXCPU first, which a program may outlive to clean up, and SIGKILL then.
      settings.add(ResourceLimit.CPU.to(config.cpuSeconds(), config.cpuSeconds() + 2L));
    }
    settings.add(ResourceLimit.CORE.to(config.coreBytes(), config.coreBytes()));
    // Less than the server has takes a privilege.
    niceness = Math.max(config.niceness(), Niceness.ofServer());
    oomScore = Math.max(config.oomScoreAdj(), oomScore("self").orElse(0));
    mostTasks = config.maxTasks();
  }

  /**
   * Limits a process and all below it. Its pid must not be free for others meanwhile. What has more
   * tasks than a command may have is not followed further: {@link TaskWatch} ends it.
   */
  void apply(int leader) {
    var next = new ArrayDeque<Integer>(List.of(leader));
    for (var left = mostTasks; left > 0 && !next.isEmpty(); left--) {
      int pid = next.remove();
      // Who inherited the limits leaves them to its children.
      if (pid == leader || !isLimited(pid)) {
        applyOne(pid, pid == leader);
        next.addAll(ChildList.of(pid));
      }
    }
  }

  /** Names of limits that the kernel did not let us set; any thread. */
  List<String> unset() {
    return List.copyOf(unset);
  }

  private void applyOne(int pid, boolean mustWork) {
    for (var setting : settings) {
      note(setting.limit().name(), setting.apply(pid) || !mustWork);
    }
    note("NICENESS", Niceness.set(pid, niceness) || !mustWork);
    note("OOM_SCORE_ADJ", isOomScoreSet(pid) || !mustWork);
  }

  private boolean isLimited(int pid) {
    return settings.stream().allMatch(setting -> setting.isInForce(pid))
        && oomScore(Integer.toString(pid)).orElse(oomScore) >= oomScore;
  }

  /** The kernel opens the file to others a moment after the spawn has returned, if it runs. */
  private boolean isOomScoreSet(int pid) {
    var path = oomScoreOf(Integer.toString(pid));
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (KernelFile.write(path, Integer.toString(oomScore))) {
        return true;
      }
      Thread.onSpinWait();
    }
    return hasEnded(pid);
  }

  private static String oomScoreOf(String process) {
    return "/proc/" + process + "/oom_score_adj";
  }

  private static boolean hasEnded(int pid) {
    var text = KernelFile.read("/proc/" + pid + "/stat").orElse(") Z");
    return text.startsWith(") Z", text.lastIndexOf(')'));
  }

  private void note(String limit, boolean isSet) {
    if (!isSet) {
      unset.add(limit.toLowerCase(Locale.ROOT));
    }
  }

  private void add(ResourceLimit limit, long value) {
    if (value > 0) {
      settings.add(limit.to(value, value));
    }
  }

  private static OptionalInt oomScore(String process) {
    var text = KernelFile.read(oomScoreOf(process)).orElse("").strip();
    return text.matches("-?[0-9]{1,4}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
