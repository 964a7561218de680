package dev.vibesbox;

import io.vertx.core.Future;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Ends the process orderly when a signal asks for it. */
final class Shutdown {
  private static final System.Logger LOG = System.getLogger(Shutdown.class.getName());

  /** The process is gone 8 s after SIGTERM; container engines send SIGKILL after 10. */
  private static final Duration LIMIT = Duration.ofMillis(7500);

  private final Thread hook;

  private Shutdown(Thread hook) {
    this.hook = hook;
  }

  /**
   * On SIGTERM, SIGINT or SIGHUP closes the server and exits: 0 when it closed, 1 when it failed to
   * or took longer than 7.5 s.
   */
  static Shutdown onSignal(Supplier<Future<Void>> close) {
    var hook = new Thread(() -> exit(close), "shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Shutdown(hook);
  }

  /** The process ends by itself, with the exit code it chooses. */
  void disarm() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The signal was faster: the hook runs and decides.
    }
  }

  private static void exit(Supplier<Future<Void>> close) {
    // Left to itself the JVM would exit with 128 + the signal's number, as if it had been killed.
    Runtime.getRuntime().halt(closed(close).value());
  }

  private static ExitCode closed(Supplier<Future<Void>> close) {
    try {
      LOG.log(Level.INFO, "stopping");
      var closing = close.get().toCompletionStage().toCompletableFuture();
      closing.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      LOG.log(Level.INFO, "stopped");
      return ExitCode.DONE;
    } catch (TimeoutException _) {
      LOG.log(Level.ERROR, "not stopped after " + LIMIT.toMillis() + " ms, exiting regardless");
    } catch (ExecutionException e) {
      LOG.log(Level.ERROR, "could not stop orderly", e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.FAILED;
  }
}
