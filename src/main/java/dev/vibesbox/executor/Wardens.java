package dev.vibesbox.executor;

import dev.vibesbox.posix.Descriptors;
import dev.vibesbox.sandbox.Sandbox;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A few wardens that are started and restricted already, so that a command need not wait for that.
 * Each serves one command and ends with it. Used on the executor's context.
 */
final class Wardens implements AutoCloseable {
  /**
   * Commands come one after the other, or together; then starting threads is not what they wait
   * for.
   */
  static final int READY = 2;

  private final Sandbox sandbox;
  private final Nursery nursery;
  private final Reach reach;
  private final Pump pump;
  private final int nothing = Descriptors.open("/dev/null");
  private final Queue<Warden> ready = new ArrayDeque<>();

  Wardens(Pump pump, Sandbox sandbox) {
    this.pump = pump;
    this.sandbox = sandbox;
    this.nursery = Nursery.open(sandbox);
    this.reach = Reach.within(sandbox.coverage());
  }

  /** A warden for one command; where no thread can be had for it, the command is told so. */
  Warden take() {
    ready.removeIf(Warden::isGivenUp);
    var warden = ready.poll();
    return warden == null ? started() : warden;
  }

  /** Has new ones started in place of those taken. */
  void replenish() {
    while (ready.size() < READY) {
      ready.add(started());
    }
  }

  /** Lets those go that wait. */
  @Override
  public void close() {
    nursery.close();
    ready.forEach(Warden::leave);
    ready.forEach(Warden::awaitEnd);
    ready.clear();
    Descriptors.close(nothing);
    sandbox.close();
  }

  private Warden started() {
    var warden = new Warden(sandbox.cell(), reach, pump, nothing);
    nursery.start(warden);
    return warden;
  }
}
