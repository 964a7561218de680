package dev.vibesbox;

import dev.vibesbox.config.Configuration;
import dev.vibesbox.config.ConfigurationException;
import io.vertx.core.Future;

/** The composition root: the only place that wires the features together. */
final class Vibesbox {
  private Vibesbox() {}

  /**
   * Reads what a start would read besides the configuration: the policy's file.
   *
   * @throws ConfigurationException with every problem of it
   */
  static void check(Configuration configuration) throws ConfigurationException {
    configuration.folder().path();
  }

  /**
   * Deploys everything. Succeeds when the port is open; fails with a {@link CannotStartException}
   * for a reason that one sentence explains, else with whatever was thrown.
   *
   * @throws ConfigurationException as {@link #check} does
   */
  static Future<Vibesbox> start(Configuration configuration, Version version)
      throws ConfigurationException {
    check(configuration);
    return Future.failedFuture(new CannotStartException("vibesbox " + version + " has no parts"));
  }

  /** Refuses new work, stops every process, closes. Succeeds when nothing of it is left. */
  Future<Void> close() {
    return Future.succeededFuture();
  }
}
