package dev.vibesbox.sandbox;

import dev.vibesbox.config.SandboxConfig;
import java.nio.file.Path;
import java.util.List;

/**
 * What the sandbox is to do.
 *
 * @param temporaryRoot where each command gets a directory of its own; no command may see it whole
 * @param withheld what no command may touch, whatever the profile allows: the server's data,
 *     configuration and token
 */
public record Confinement(SandboxConfig profile, Path temporaryRoot, List<Path> withheld) {
  public Confinement {
    withheld = List.copyOf(withheld);
  }
}
