package dev.vibesbox;

import dev.vibesbox.config.Configuration;
import dev.vibesbox.config.ConfigurationException;
import io.vertx.core.Future;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * From a configuration to a running server, or to an exit code and a sentence that says why not.
 */
final class Launch {
  private static final System.Logger LOG = System.getLogger(Launch.class.getName());

  private Launch() {}

  /** Reads everything that a start would read, and starts nothing. */
  static ExitCode check(Optional<Path> conf, Map<String, String> environment) {
    try {
      var configuration = Configuration.read(conf, environment);
      Vibesbox.check(configuration);
      configuration.warnings().forEach(warning -> System.err.println("warning: " + warning));
      System.out.println("configuration is valid");
      return ExitCode.DONE;
    } catch (ConfigurationException e) {
      return misconfigured(e);
    }
  }

  /** Returns when the server runs, which it then does on threads of its own, or cannot run. */
  static ExitCode start(Optional<Path> conf, Map<String, String> environment) {
    try {
      var configuration = Configuration.read(conf, environment);
      Logging.install(configuration.log());
      configuration.warnings().forEach(warning -> LOG.log(Level.WARNING, warning));
      var version = Version.read();
      return await(configuration, Vibesbox.start(configuration, version), version);
    } catch (ConfigurationException e) {
      return misconfigured(e);
    }
  }

  private static ExitCode await(
      Configuration configuration, Future<Vibesbox> started, Version version) {
    var shutdown = Shutdown.onSignal(() -> started.compose(Vibesbox::close));
    try {
      var box = started.toCompletionStage().toCompletableFuture().get();
      System.out.print(new Greeting(configuration, box, version).text());
      System.out.flush();
      return ExitCode.DONE;
    } catch (ExecutionException e) {
      shutdown.disarm();
      return failed(configuration, e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED;
    }
  }

  private static ExitCode failed(Configuration configuration, ExecutionException failure) {
    if (failure.getCause() instanceof ConfigurationException e) {
      return misconfigured(e);
    }
    StartFailure.sentence(failure, configuration.gateway())
        .ifPresentOrElse(
            sentence -> LOG.log(Level.ERROR, sentence),
            () -> LOG.log(Level.ERROR, "could not start", failure.getCause()));
    return ExitCode.FAILED;
  }

  /** Not by the log, because its own form stands in what could not be read. */
  private static ExitCode misconfigured(ConfigurationException e) {
    System.err.println("vibesbox: the configuration cannot be used");
    e.problems().forEach(problem -> System.err.println("  " + problem.sentence()));
    return ExitCode.MISUSED;
  }
}
