package dev.vibesbox.executor;

import dev.vibesbox.sandbox.Sandbox;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one thread that starts wardens. It stands behind what is the same for all commands, and so
 * does all that it starts, so that a warden adds only what is its own. It does nothing else: what
 * it touched first would inherit that.
 */
final class Nursery implements Runnable, AutoCloseable {
  private final Sandbox sandbox;
  private final BlockingQueue<Warden> unstarted = new LinkedBlockingQueue<>();
  private final Thread thread = Thread.ofPlatform().name("nursery").daemon().unstarted(this);

  private Nursery(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  static Nursery open(Sandbox sandbox) {
    var nursery = new Nursery(sandbox);
    nursery.thread.start();
    return nursery;
  }

  /** Has a warden's thread started, soon; where that cannot be, the warden knows. Any thread. */
  void start(Warden warden) {
    unstarted.add(warden);
  }

  /** Ends the thread; wardens that it did not start yet never will be. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    unstarted.forEach(warden -> warden.giveUp("the server is shutting down"));
  }

  @Override
  public void run() {
    var refusal = enter();
    try {
      while (true) {
        var warden = unstarted.take();
        refusal.ifPresentOrElse(warden::giveUp, warden::start);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<String> enter() {
    try {
      sandbox.enterShared();
      return Optional.empty();
    } catch (RuntimeException | Error e) {
      return Optional.of("it can have no place of its own: " + Exhaustion.sentence(e));
    }
  }
}
