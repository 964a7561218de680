package dev.vibesbox.executor;

import dev.vibesbox.executor.Records.Origin;
import dev.vibesbox.posix.Children;
import dev.vibesbox.posix.Descriptors;
import dev.vibesbox.posix.PollSet;
import dev.vibesbox.posix.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What still runs of the commands of a server that died: whatever has the mark of this data
 * directory in its environment, and whatever is in the session of a command on record, should it
 * have cleared its environment. Waits, so it is used before the server is ready.
 *
 * @param mark the variable and its value that every command of this data directory has
 * @param origins of the commands that ran when the server died
 */
record Survivors(String mark, Host host, List<Origin> origins) {
  /** After SIGKILL, for the kernel to end them; what forks faster is found again. */
  private static final Duration DEATH = Duration.ofSeconds(1);

  private static final int MOST_ROUNDS = 5;

  /** Stops them: SIGTERM, the grace time, SIGKILL. Says how many there were. */
  int stop(Duration grace) {
    var found = find();
    end(found, Signals.SIGTERM, grace);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      var left = find();
      if (left.isEmpty()) {
        break;
      }
      end(left, Signals.SIGKILL, DEATH);
    }
    return found.size();
  }

  /** All of them that run. */
  List<ProcessStat> find() {
    return Pids.all().stream()
        .map(ProcessStat::of)
        .flatMap(Optional::stream)
        .filter(stat -> !stat.isZombie() && isOurs(stat))
        .toList();
  }

  private boolean isOurs(ProcessStat stat) {
    if (!isOfOurUser(stat.pid())) {
      return false;
    }
    return variable(stat.pid())
        .map(mark::equals)
        .orElseGet(() -> origins.stream().anyMatch(origin -> isInSession(stat, origin)));
  }

  /** A number used again is another session: its leader started at another time. */
  private boolean isInSession(ProcessStat stat, Origin origin) {
    return origin.host().equals(host)
        && !host.boot().isEmpty()
        && origin.startTicks() > 0
        && stat.session() == origin.pid()
        && stat.startTicks() >= origin.startTicks()
        && ProcessStat.of(origin.pid())
            .map(leader -> leader.startTicks() == origin.startTicks())
            .orElse(true);
  }

  private static boolean isOfOurUser(int pid) {
    try {
      var uid = Files.getAttribute(Path.of("/proc/" + pid), "unix:uid");
      return Objects.equals(uid, Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException _) {
      return false;
    }
  }

  /** The variable of the mark as this process has it, if it has one. */
  private Optional<String> variable(int pid) {
    try {
      var bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
      var name = mark.substring(0, mark.indexOf('=') + 1);
      return Arrays.stream(new String(bytes, StandardCharsets.UTF_8).split("\0", -1))
          .filter(it -> it.startsWith(name))
          .findFirst();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static void end(List<ProcessStat> found, int signal, Duration patience) {
    List<Integer> pidfds = new ArrayList<>();
    for (var stat : found) {
      Children.pidfd(stat.pid())
          .ifPresent(pidfd -> {
            pidfds.add(pidfd);
            // The descriptor holds on to one process: if that is the one we looked at, it stays so.
            if (ProcessStat.of(stat.pid())
                .filter(it -> it.startTicks() == stat.startTicks())
                .isPresent()) {
              Signals.send(pidfd, signal);
            }
          });
    }
    awaitEnd(pidfds, System.nanoTime() + patience.toNanos());
    pidfds.forEach(Descriptors::close);
  }

  private static void awaitEnd(List<Integer> pidfds, long until) {
    List<Integer> left = new ArrayList<>(pidfds);
    var set = new PollSet();
    while (!left.isEmpty() && System.nanoTime() < until) {
      set.clear();
      var places = left.stream().map(pidfd -> set.add(pidfd, PollSet.READABLE)).toList();
      set.await(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
      for (int i = places.size() - 1; i >= 0; i--) {
        if (set.isReady(places.get(i))) {
          left.remove(/* index */ i);
        }
      }
    }
  }
}
