package dev.vibesbox.executor;

import dev.vibesbox.posix.ResourceLimit;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Has commands write to no file while the disk is almost full: the largest file they may write is
 * lowered to nothing, so that a write fails and SIGXFSZ ends whoever does not expect that. Who does
 * not write notices nothing. Used on the executor's context.
 */
final class WriteStop {
  /** Looks after which nothing is left that was born of something still held. */
  private static final int AFTERCARE = 10;

  private final Space space;
  private final Pump pump;
  private int aftercare;
  private volatile boolean isInForce;

  WriteStop(Space space, Pump pump) {
    this.space = space;
    this.pump = pump;
  }

  /** Whether commands are kept from writing, or were a moment ago. Any thread. */
  boolean isInForce() {
    return isInForce;
  }

  /** Quick; several times a second. */
  void look(List<ProcessEntry> running) {
    if (running.isEmpty()) {
      aftercare = 0;
    } else if (space.isShort()) {
      aftercare = AFTERCARE;
      isInForce = true;
      forEach(running, pid -> ResourceLimit.FILE_SIZE.lower(pid, 0));
    } else if (aftercare > 0) {
      aftercare--;
      forEach(running, ResourceLimit.FILE_SIZE::lift);
    }
    isInForce = aftercare > 0;
  }

  private void forEach(List<ProcessEntry> running, IntConsumer action) {
    var pids = Pids.all();
    for (var entry : running) {
      var process = entry.process();
      pump.tell(
          process,
          () -> process.census(pids, members -> members.forEach(pid -> action.accept(pid))));
    }
  }
}
