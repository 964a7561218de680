package dev.vibesbox.policy;

import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.config.ConfigurationException;
import dev.vibesbox.config.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The policies that are shipped. */
public final class Policies {
  private Policies() {}

  public static Policy shipped(String mode) {
    var file = Path.of("conf", "policy", mode + ".json");
    try {
      return Policy.of(PolicyRules.read(new Document(file.toString(), Files.readString(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ConfigurationException e) {
      throw new AssertionError(e);
    }
  }

  /** A policy of its own, as it would stand in a file. */
  public static Policy of(String json) {
    try {
      return Policy.of(PolicyRules.read(new Document("policy", json)));
    } catch (ConfigurationException e) {
      throw new AssertionError(e);
    }
  }

  static Decision review(Policy policy, String command) {
    return policy.review(new CommandSpec.Script(command, "/bin/sh"));
  }
}
