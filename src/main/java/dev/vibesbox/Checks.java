package dev.vibesbox;

import dev.vibesbox.bus.Addresses;
import dev.vibesbox.config.Configuration;
import dev.vibesbox.health.AuditCheck;
import dev.vibesbox.health.Check;
import dev.vibesbox.health.DataDirectoryCheck;
import dev.vibesbox.health.ExecutorCheck;
import dev.vibesbox.health.SandboxCheck;
import java.util.List;

/** What has to work beside the event loop. */
final class Checks {
  private Checks() {}

  static List<Check> of(Configuration configuration, Addresses addresses, PolicyFile policy) {
    var timeout = configuration.health().timeout();
    return List.of(
        new ExecutorCheck(addresses, timeout),
        new SandboxCheck(addresses, timeout),
        new AuditCheck(addresses, timeout),
        new DataDirectoryCheck(configuration.dataDir()),
        policy);
  }
}
