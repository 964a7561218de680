package dev.vibesbox.policy;

import dev.vibesbox.command.CommandSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The policies that are shipped. */
final class Policies {
  private Policies() {}

  static Policy shipped(String mode) {
    return Policy.of(PolicyRules.parse(mode + ".json", text(mode)));
  }

  static String text(String mode) {
    try {
      return Files.readString(Path.of("conf", "policy", mode + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Decision review(Policy policy, String command) {
    return policy.review(new CommandSpec.Script(command, "/bin/sh"));
  }
}
