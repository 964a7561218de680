package dev.vibesbox.executor;

import dev.vibesbox.posix.Children;
import dev.vibesbox.posix.Descriptors;
import dev.vibesbox.posix.PosixException;
import dev.vibesbox.posix.Spawn;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The thread of one command: it starts the command, stays as long as anything of it runs, and it
 * alone can reach all of it. What it learns leaves by the pump's queue; it completes no future,
 * logs nothing and starts no thread, because whatever it touched first would inherit its
 * restrictions.
 */
final class Warden implements Runnable {
  /** It calls into the kernel and little else; what is not touched costs no memory. */
  private static final long STACK_BYTES = 256 << 10;

  private final Launch launch;
  private final Reach reach;
  private final Pump pump;
  private final RunningProcess process;
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();

  /** What a warden is told. */
  private sealed interface Order {
    record Signal(int signal) implements Order {}

    record Count(List<Integer> pids, Consumer<List<Integer>> then) implements Order {}

    record Leave() implements Order {}
  }

  Warden(Launch launch, Reach reach, Pump pump, RunningProcess process) {
    this.launch = launch;
    this.reach = reach;
    this.pump = pump;
    this.process = process;
  }

  /**
   * Starts the thread, and so the command.
   *
   * @throws OutOfMemoryError when the system has no thread left
   */
  void start() {
    Thread.ofPlatform().name("warden").daemon().stackSize(STACK_BYTES).start(this);
  }

  /** Sends a signal to all of the command. Any thread. */
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

  @Override
  public void run() {
    try {
      reach.enter();
      obey(spawn());
    } catch (PosixException e) {
      pump.tell(process, () -> process.failToStart(e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private int spawn() {
    var plumbing = new Plumbing(launch.stdin().isPresent());
    try {
      var pid = Spawn.start(launch.program(), plumbing.theirs(DevNull.DESCRIPTOR));
      var pidfd = Children.pidfd(pid).orElseThrow();
      plumbing.handOver();
      pump.tell(
          process,
          () -> {
            process.begin(pid, pidfd, plumbing);
            pump.watch(process);
          });
      return pid;
    } catch (PosixException e) {
      plumbing.close();
      throw e;
    }
  }

  private void obey(int leader) throws InterruptedException {
    while (true) {
      switch (orders.take()) {
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

  /** What a command reads that was given nothing to read. Opened once, for ever. */
  private static final class DevNull {
    static final int DESCRIPTOR = Descriptors.open("/dev/null");
  }
}
