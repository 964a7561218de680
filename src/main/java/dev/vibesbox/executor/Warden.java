package dev.vibesbox.executor;

import dev.vibesbox.posix.Children;
import dev.vibesbox.posix.PosixException;
import dev.vibesbox.posix.Spawn;
import dev.vibesbox.posix.Spawn.Program;
import dev.vibesbox.posix.Spawn.Standard;
import dev.vibesbox.sandbox.Cell;
import java.nio.file.Path;
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

  /** Why no thread takes orders. The nursery writes it. */
  private volatile Optional<String> whyGivenUp = Optional.empty();

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

  /** Starts the thread, which then waits for its command. The nursery's thread only. */
  void start() {
    try {
      thread.start();
    } catch (OutOfMemoryError _) {
      giveUp("no thread can be had for the command" + Exhaustion.tasks());
    } catch (RuntimeException | Error e) {
      // The thread that starts wardens must not end by one of them.
      giveUp(Exhaustion.sentence(e));
    }
  }

  /** There will be no thread: the command, if it comes, is told why. */
  void giveUp(String reason) {
    cell.leave();
    whyGivenUp = Optional.of(reason);
    refuseIfGivenUp();
  }

  /** Whether there will be no thread. Any thread. */
  boolean isGivenUp() {
    return whyGivenUp.isPresent();
  }

  /** Starts the command; what comes of it is told to the process. Any thread, once. */
  void begin(Launch launch, RunningProcess process) {
    orders.add(new Order.Begin(launch, process));
    refuseIfGivenUp();
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

  /** Waits until the thread has ended, if there is one, a second at most. */
  void awaitEnd() {
    try {
      thread.join(1_000);
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

  /** Whoever takes the order answers it, and nobody else can. */
  private void refuseIfGivenUp() {
    if (isGivenUp() && orders.poll() instanceof Order.Begin(var launch, var process)) {
      tellFailure(launch, process, whyGivenUp.orElseThrow());
    }
  }

  private void tellFailure(Launch launch, RunningProcess process, String reason) {
    launch.feed().discard();
    pump.tell(process, () -> process.failToStart(reason));
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
      tellFailure(launch, process, refusal.get());
      return;
    }
    Reach.Command command;
    try {
      var marker = Environment.marker(launch.programs().getLast().environment());
      command = new Reach.Command(spawn(launch, process), marker);
    } catch (RuntimeException | Error e) {
      // Whatever it is: a command is answered.
      tellFailure(launch, process, Exhaustion.sentence(e));
      return;
    }
    obey(command, process);
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

  private void obey(Reach.Command command, RunningProcess process) throws InterruptedException {
    for (var order = orders.take(); !(order instanceof Order.Leave); order = orders.take()) {
      try {
        obey(order, command, process);
      } catch (RuntimeException | Error e) {
        // It stays, since nobody else reaches the command, which is given up.
        pump.tell(process, () -> process.abandon(e));
      }
    }
    // Not before all signals are sent: until now the number meant nobody else.
    Children.reap(command.leader());
  }

  private void obey(Order order, Reach.Command command, RunningProcess process) {
    switch (order) {
      case Order.Signal(var signal) -> reach.signal(command, signal);
      case Order.Count(var pids, var then) -> {
        var members = pids.stream().filter(pid -> reach.includes(command, pid)).toList();
        pump.tell(process, () -> then.accept(members));
      }
      case Order.Begin _, Order.Leave _ ->
          throw new IllegalStateException("a warden has one command");
    }
  }
}
