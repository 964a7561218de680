package dev.vibesbox.executor;

import dev.vibesbox.posix.Children;
import dev.vibesbox.posix.Descriptors;
import dev.vibesbox.posix.PollSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What still runs of a command after its first process has ended. Used by the pump. */
final class Leftovers {
  private final List<Integer> pidfds = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();

  /** Waits for these; those that are gone already are not waited for. */
  void follow(List<Integer> pids) {
    pids.stream().map(Children::pidfd).flatMap(Optional::stream).forEach(pidfds::add);
  }

  boolean areGone() {
    return pidfds.isEmpty();
  }

  void watch(PollSet set) {
    places.clear();
    pidfds.forEach(pidfd -> places.add(set.add(pidfd, PollSet.READABLE)));
  }

  /** Forgets those that have ended; says whether the last one of them just did. */
  boolean advance(PollSet set) {
    var before = pidfds.size();
    for (var i = Math.min(places.size(), before) - 1; i >= 0; i--) {
      if (set.isReady(places.get(i))) {
        int pidfd = pidfds.remove(/* index */ i);
        Descriptors.close(pidfd);
      }
    }
    places.clear();
    return before > 0 && pidfds.isEmpty();
  }

  void close() {
    pidfds.forEach(Descriptors::close);
    pidfds.clear();
  }
}
