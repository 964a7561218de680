package dev.vibesbox;

import dev.vibesbox.config.Configuration;
import dev.vibesbox.config.PolicyConfig;
import dev.vibesbox.sandbox.Confinement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the configuration as a whole says about the wall around commands. */
final class Walls {
  private Walls() {}

  /** The strict mode has no network, whatever the sandbox would allow. */
  static Confinement of(Configuration configuration) {
    var profile =
        configuration.policy().mode() == PolicyConfig.Mode.STRICT
            ? configuration.sandbox().withoutNetwork()
            : configuration.sandbox();
    List<Path> withheld = new ArrayList<>(List.of(configuration.dataDir()));
    configuration.audit().folder().ifPresent(withheld::add);
    configuration.gateway().tokenFile().ifPresent(withheld::add);
    configuration.redaction().secretsFile().ifPresent(withheld::add);
    configuration.folder().path().ifPresent(withheld::add);
    return new Confinement(
        profile,
        profile.temporary().orElseGet(() -> configuration.dataDir().resolve("tmp")),
        withheld);
  }
}
