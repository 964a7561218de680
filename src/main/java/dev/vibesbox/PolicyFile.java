package dev.vibesbox;

import dev.vibesbox.config.Configuration;
import dev.vibesbox.config.ConfigurationException;
import dev.vibesbox.policy.Policy;
import dev.vibesbox.policy.PolicyRules;

/** The file of the configured policy. */
final class PolicyFile {
  private PolicyFile() {}

  /**
   * Reads it, from the folder of the configuration or as shipped.
   *
   * @throws ConfigurationException with every problem of it
   */
  static Policy read(Configuration configuration) throws ConfigurationException {
    var mode = configuration.policy().mode();
    var document = configuration.folder().document("policy/%s.json".formatted(mode.label()));
    return Policy.of(PolicyRules.read(document, mode));
  }
}
