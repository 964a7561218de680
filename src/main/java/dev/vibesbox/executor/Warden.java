package dev.vibesbox.executor;

import dev.vibesbox.posix.PosixException;
import dev.vibesbox.posix.Spawn;
import dev.vibesbox.posix.Spawn.Program;
import dev.vibesbox.posix.Spawn.Standard;
import dev.vibesbox.sandbox.Cell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The thread of one command: it starts the command, stays as long as anything of it runs, and it
 * alone can reach all of it. What it learns leaves by the pump's queue; it completes no future,
 * logs nothing and starts no thread, because whatever it touched first would inherit its
 * restrictions. It may be started, and restricted, long before there is a command for it.
 */
final class Warden implements Runnable {
  /** It calls into the kernel and little else; what is not touched costs no memory. */
  private static final long STACK_BYTES = 256 << 10;

  private final Cell cell;
  private final Reach reach;
  private final Pump pump;
  private final int nothing;
  private final Thread thread =
      Thread.ofPlatform().name("warden").daemon().stackSize(STACK_BYTES).unstarted(this);
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();

  /** What a warden is told. */
  private sealed interface Order {
    record Begin(Launch launch, RunningProcess process) implements Order {}

    record Signal(int signal) implements Order {}

    record Count(List<Integer> pids, Consumer<List<Integer>> then) implements Order {}

    record Leave() implements Order {}
  }

  /**
   * @param cell its place behind the wall, and its command's
   * @param nothing a descriptor of /dev/null: what a command reads that was given nothing to read
   */
  Warden(Cell cell, Reach reach, Pump pump, int nothing) {
    this.cell = cell;
    this.reach = reach;
    this.pump = pump;
    this.nothing = nothing;
  }

  /**
   * Starts the thread, which then waits for its command.
   *
   * @throws OutOfMemoryError when the system has no thread left
   */
  void start() {
    thread.start();
  }

  /** Starts the command; what comes of it is told to the process. Any thread, once. */
  void begin(Launch launch, RunningProcess process) {
    orders.add(new Order.Begin(launch, process));
  }

  /** Sends a signal to all of the command. Any thread, after {@link #begin}. */
  void signal(int signal) {
    orders.add(new Order.Signal(signal));
  }

  /** Finds out which of these belong to the command; {@code then} is called by the pump. */
  void count(List<Integer> pids, Consumer<List<Integer>> then) {
    orders.add(new Order.Count(pids, then));
  }

  /** Ends the thread. Any thread. */
  void leave() {
    orders.add(new Order.Leave());
  }

  /** Where its command has its temporary files; there once the thread runs. */
  Path temporary() {
    return cell.temporary();
  }

  /** Waits until the thread has ended, a second at most. */
  void awaitEnd() {
    try {
      thread.join(Duration.ofSeconds(1));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    try {
      var refusal = enter();
      if (orders.take() instanceof Order.Begin(var launch, var process)) {
        begin(launch, process, refusal);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      cell.leave();
    }
  }

  /** Empty, or why the thread could not be restricted: then nothing may run on it. */
  private Optional<String> enter() {
    try {
      cell.enter();
      return Optional.empty();
    } catch (RuntimeException | Error e) {
      return Optional.of("it can have no place of its own: " + Exhaustion.sentence(e));
    }
  }

  private void begin(Launch launch, RunningProcess process, Optional<String> refusal)
      throws InterruptedException {
    if (refusal.isPresent()) {
      pump.tell(process, () -> process.failToStart(refusal.get()));
      return;
    }
    int leader;
    try {
      leader = spawn(launch, process);
    } catch (RuntimeException | Error e) {
      // Whatever it is: a command is answered.
      launch.feed().discard();
      pump.tell(process, () -> process.failToStart(Exhaustion.sentence(e)));
      return;
    }
    obey(leader, process);
  }

  private int spawn(Launch launch, RunningProcess process) {
    var plumbing = Plumbing.of(launch.feed());
    try {
      var pid = first(launch.programs(), plumbing.theirs(nothing));
      plumbing.handOver();
      pump.tell(
          process,
          () -> {
            process.begin(pid, plumbing);
            pump.watch(process);
          });
      return pid;
    } catch (RuntimeException | Error e) {
      plumbing.close();
      throw e;
    }
  }

  private static int first(List<Program> programs, Standard standard) {
    for (var program : programs.subList(0, programs.size() - 1)) {
      try {
        return Spawn.start(program, standard);
      } catch (PosixException _) {
        // The next one says what is wrong, if anything is.
      }
    }
    return Spawn.start(programs.getLast(), standard);
  }

  private void obey(int leader, RunningProcess process) throws InterruptedException {
    while (true) {
      switch (orders.take()) {
        case Order.Begin _ -> throw new IllegalStateException("a warden has one command");
        case Order.Signal(var signal) -> reach.signal(leader, signal);
        case Order.Count(var pids, var then) -> {
          var members = pids.stream().filter(pid -> reach.includes(leader, pid)).toList();
          pump.tell(process, () -> then.accept(members));
        }
        case Order.Leave() -> {
          return;
        }
      }
    }
  }
}
