package dev.vibesbox;

import dev.vibesbox.config.LogConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * A program whose server closes as its argument says: {@code well}, {@code badly}, {@code never}.
 */
final class Closing {
  private Closing() {}

  static void main(String... args) throws InterruptedException {
    System.setProperty("java.util.logging.manager", SteadyLog.class.getName());
    Logging.install(new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.INFO));
    Shutdown.onSignal(() -> close(args[0]));
    System.out.println("running");
    Thread.currentThread().join();
  }

  private static Future<Void> close(String how) {
    return switch (how) {
      case "well" -> Future.succeededFuture();
      case "badly" -> Future.failedFuture(new IllegalStateException("stuck"));
      default -> Promise.<Void>promise().future();
    };
  }
}
