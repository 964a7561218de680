package dev.vibesbox.executor;

import dev.vibesbox.executor.InputGauge.Observation;
import dev.vibesbox.posix.Awaited;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out which processes wait for input: between two looks neither output nor processor time has
 * moved, and one of their threads sleeps until it can read the standard input or the terminal that
 * they were given. Looks only at processes whose input is open. Used on the executor's context.
 */
final class InputWatch {
  private static final Duration LEAST_BETWEEN_SAMPLES = Duration.ofSeconds(1);

  /** Of one process; a thread beyond these is not looked at. */
  private static final int MAX_THREADS = 64;

  /** Looks at all of these that may wait for input. */
  void look(List<ProcessEntry> running) {
    var open = running.stream().filter(InputWatch::isOpen).toList();
    if (!open.isEmpty()) {
      var processes = ProcessStatus.all();
      open.forEach(entry -> look(entry, processes));
    }
  }

  private static boolean isOpen(ProcessEntry entry) {
    return entry.isRunning()
        && switch (entry.input().standing().state()) {
          case OPEN, ENDING -> true;
          case NONE, ENDED, UNREAD, GONE -> false;
        };
  }

  private static void look(ProcessEntry entry, List<ProcessStatus> processes) {
    var gauge = entry.input();
    var standing = gauge.standing();
    var members = ProcessStatus.membersOf(entry.snapshot().pid(), processes);
    var ticks = members.stream().mapToLong(ProcessStatus::ticks).sum();
    var now = new Observation(entry.log().end(), standing.written(), ticks);
    var isQuiet = gauge.isUnmoved(now) && standing.pending() == 0;
    gauge.note(now);
    if (isQuiet && gauge.isSampleDue(LEAST_BETWEEN_SAMPLES)) {
      var isWaiting = members.stream().anyMatch(it -> isReading(it.pid(), standing.file()));
      gauge.noteSample(isWaiting);
    }
  }

  private static boolean isReading(int pid, String file) {
    return threads(pid)
        .flatMap(thread -> Awaited.descriptors(pid, thread).stream())
        .distinct()
        .anyMatch(descriptor -> isOneOf(target(pid, descriptor), file));
  }

  /** A terminal also goes by the name that every process has for its own. */
  private static boolean isOneOf(Optional<String> target, String file) {
    return target
        .filter(it -> it.equals(file) || (it.equals("/dev/tty") && file.startsWith("/dev/")))
        .isPresent();
  }

  private static Stream<Integer> threads(int pid) {
    return Optional.ofNullable(new File("/proc/%d/task".formatted(pid)).list()).stream()
        .flatMap(Arrays::stream)
        .limit(MAX_THREADS)
        .map(Integer::valueOf);
  }

  private static Optional<String> target(int pid, int descriptor) {
    try {
      var link = Path.of("/proc/%d/fd/%d".formatted(pid, descriptor));
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
