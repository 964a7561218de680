package dev.vibesbox;

import dev.vibesbox.config.Configuration;
import dev.vibesbox.config.ConfigurationException;
import dev.vibesbox.config.Problem;
import dev.vibesbox.config.RedactionConfig;
import dev.vibesbox.gateway.Token;
import dev.vibesbox.redaction.Bounds;
import dev.vibesbox.redaction.Kinds;
import dev.vibesbox.redaction.PatternFile;
import dev.vibesbox.redaction.Redaction;
import dev.vibesbox.redaction.TokenPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must never leave: what the configuration says, its files, and the secrets that the server
 * itself was given.
 */
final class Secrets {
  private static final List<String> FILES = List.of("redaction/tokens.json", "redaction/own.json");

  private Secrets() {}

  /**
   * Reads all of it.
   *
   * @throws ConfigurationException with every problem of one of its files
   */
  static Redaction read(Configuration configuration) throws ConfigurationException {
    var config = configuration.redaction();
    List<TokenPattern> patterns = new ArrayList<>();
    for (var file : FILES) {
      patterns.addAll(PatternFile.read(configuration.folder().document(file)));
    }
    checkKinds(config.off(), patterns);
    var secrets = secrets(config);
    return config.isEnabled()
        ? Redaction.of(config.off(), config.keys(), patterns)
            .within(bounds(config))
            .knowing(secrets)
            .knowing(configuration.executor().environment())
        : Redaction.none();
  }

  private static Bounds bounds(RedactionConfig config) {
    return new Bounds(config.maxSecretBytes(), config.maxTokenBytes(), config.maxUrlBytes());
  }

  /** The same, and what this process was given: its variables, and its token. */
  static Redaction ofServer(Redaction redaction, Optional<Token> token) {
    return redaction.knowing(token.map(Token::text).stream().toList()).knowing(System.getenv());
  }

  private static void checkKinds(Set<String> off, List<TokenPattern> patterns)
      throws ConfigurationException {
    Set<String> known = new TreeSet<>(Kinds.known());
    patterns.forEach(pattern -> known.add(pattern.kind()));
    var unknown = off.stream().filter(kind -> !known.contains(kind)).sorted().toList();
    if (!unknown.isEmpty()) {
      throw problem("configuration", "redaction.off", unknown.toString(), String.join(", ", known));
    }
  }

  private static List<String> secrets(RedactionConfig config) throws ConfigurationException {
    List<String> secrets = new ArrayList<>(config.secrets());
    if (config.secretsFile().isPresent()) {
      secrets.addAll(lines(config.secretsFile().get()));
    }
    return secrets;
  }

  private static List<String> lines(Path file) throws ConfigurationException {
    try {
      var lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
      boolean isAllowed =
          lines.size() <= RedactionConfig.MOST_SECRETS
              && lines.stream().allMatch(RedactionConfig::isSecret);
      if (isAllowed) {
        return lines;
      }
      throw problem(file.toString(), "redaction.secretsFile", "wrong (not shown)", allowed());
    } catch (IOException e) {
      var found = "unreadable (%s)".formatted(e.getClass().getSimpleName());
      throw problem(file.toString(), "redaction.secretsFile", found, allowed());
    }
  }

  private static String allowed() {
    return "a readable file of at most %d lines of %d to %d bytes"
        .formatted(
            RedactionConfig.MOST_SECRETS,
            RedactionConfig.SHORTEST_SECRET,
            RedactionConfig.LONGEST_SECRET);
  }

  private static ConfigurationException problem(
      String where, String key, String found, String allowed) {
    return new ConfigurationException(List.of(new Problem(where, key, found, allowed)));
  }
}
