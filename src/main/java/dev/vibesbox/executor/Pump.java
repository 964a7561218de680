package dev.vibesbox.executor;

import dev.vibesbox.posix.Orphans;
import dev.vibesbox.posix.PollSet;
import dev.vibesbox.posix.Transfer;
import dev.vibesbox.posix.WakeUp;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread that moves all output of all processes, notices every exit and keeps every
 * deadline. It never waits for anything but its descriptors, and a process that makes it fail is
 * given up alone; whatever else fails is tried again in the next round. At most one buffer a
 * process, stream and round: a flood starves nobody.
 */
final class Pump implements Runnable {
  /** Orphans that ended are reaped this often even where nothing else happens. */
  private static final long SWEEP_NANOS = Duration.ofSeconds(1).toNanos();

  /** What fails again and again takes no whole core, and fills no log. */
  private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final Logger LOGGER = System.getLogger(Pump.class.getName());

  private final Orphans orphans = Orphans.adopt();
  private final WakeUp wakeUp = new WakeUp();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final List<RunningProcess> processes = new ArrayList<>();
  private final PollSet set = new PollSet();
  private final Transfer transfer = new Transfer();
  private final Guard guard;
  private final Thread thread = Thread.ofPlatform().name("pump").daemon().unstarted(this);
  private long sweptNanos = System.nanoTime();
  private Instant quietUntil = Instant.MIN;
  private volatile boolean isClosed;

  Pump(Guard guard) {
    this.guard = guard;
  }

  void start() {
    thread.start();
  }

  /** Does something with a process on the pump's thread, soon and in order. Any thread. */
  void tell(RunningProcess process, Runnable task) {
    tasks.add(() -> carefully(process, task));
    wakeUp.wake();
  }

  /** Looks after a process that has begun. The pump's thread only. */
  void watch(RunningProcess process) {
    processes.add(process);
  }

  Orphans orphans() {
    return orphans;
  }

  Guard guard() {
    return guard;
  }

  /** Ends the thread and waits for its end. */
  public void close() throws InterruptedException {
    isClosed = true;
    wakeUp.wake();
    thread.join();
  }

  @Override
  public void run() {
    while (!isClosed) {
      try {
        await();
        advance();
      } catch (RuntimeException | Error e) {
        // Without this thread nothing would be read, stopped or told any more.
        endure(e);
      }
    }
    orphans.close();
    wakeUp.close();
  }

  private void await() {
    set.clear();
    wakeUp.watch(set);
    var now = System.nanoTime();
    var wakeAt = guard.wakeAt(now, now + SWEEP_NANOS, !processes.isEmpty());
    for (var process : processes) {
      carefully(process, () -> process.watch(set));
      wakeAt = process.wakeAt(wakeAt);
    }
    set.await(Duration.ofNanos(wakeAt - now));
    wakeUp.settle(set);
  }

  private void advance() {
    var now = System.nanoTime();
    for (var process : processes) {
      carefully(process, () -> process.advance(set, transfer, now));
    }
    runTasks();
    guard.watch(processes, now);
    if (now - sweptNanos >= SWEEP_NANOS) {
      sweptNanos = now;
      orphans.sweep();
    }
    processes.removeIf(RunningProcess::isOver);
  }

  private void runTasks() {
    for (var task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private void endure(Throwable failure) {
    var now = Instant.now();
    if (now.isAfter(quietUntil)) {
      quietUntil = now.plus(QUIET);
      LOGGER.log(Level.ERROR, "the thread that moves output failed, and goes on", failure);
    }
    LockSupport.parkNanos(PAUSE_NANOS);
  }

  private static void carefully(RunningProcess process, Runnable step) {
    try {
      if (!process.isOver()) {
        step.run();
      }
    } catch (RuntimeException | Error e) {
      process.abandon(e);
    }
  }
}
