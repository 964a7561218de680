package dev.vibesbox;

import dev.vibesbox.config.Configuration;
import dev.vibesbox.config.ConfigurationException;
import dev.vibesbox.gateway.Token;
import dev.vibesbox.redaction.Redaction;
import java.util.Optional;

/**
 * What commands must keep, and what never leaves: what stands in files beside the configuration.
 */
record Rules(PolicyFile policy, Redaction redaction) {

  /**
   * Reads them.
   *
   * @throws ConfigurationException with every problem of one file
   */
  static Rules read(Configuration configuration) throws ConfigurationException {
    return new Rules(PolicyFile.read(configuration), Secrets.read(configuration));
  }

  /** The same, and the server's own secrets never leave either. */
  Rules and(Optional<Token> token) {
    return new Rules(policy, Secrets.ofServer(redaction, token));
  }
}
