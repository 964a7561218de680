package dev.vibesbox.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is taken out of output before anything keeps or sends it.
 *
 * @param off kinds of secrets that are left as they are
 * @param keys names whose values are secret, besides those that are known
 * @param secrets texts that are secret wherever they stand
 * @param secretsFile a file with one such text a line
 * @param maxSecretBytes of a value or a private key, after which text goes on
 * @param maxTokenBytes of a word that patterns look at
 * @param maxUrlBytes of a user's name in a URL, and of what follows it
 */
public record RedactionConfig(
    boolean isEnabled,
    Set<String> off,
    List<String> keys,
    List<String> secrets,
    Optional<Path> secretsFile,
    int maxSecretBytes,
    int maxTokenBytes,
    int maxUrlBytes) {

  /** Bytes of one secret, and how many there may be. */
  public static final int SHORTEST_SECRET = 6;

  public static final int LONGEST_SECRET = 4_096;
  public static final int MOST_SECRETS = 256;

  private static final Kind<Set<String>> KINDS =
      Kind.list(
              Kind.text()
                  .where(text -> text.matches("[a-z0-9-]{1,32}"), "kinds such as token, jwt"))
          .map(Set::copyOf);

  private static final Kind<List<String>> NAMES =
      Kind.list(
          Kind.text()
              .where(
                  text -> text.matches("[A-Za-z0-9_-]{1,38}[A-Za-z0-9]{2}"),
                  "names of 3 to 40 letters, digits, _ and -, of which _ and - come before the last two"));

  private static final Kind<List<String>> SECRETS =
      Kind.list(Kind.text().where(RedactionConfig::isSecret, ""))
          .where(
              secrets -> secrets.size() <= MOST_SECRETS,
              "at most %d texts of %d to %d bytes"
                  .formatted(MOST_SECRETS, SHORTEST_SECRET, LONGEST_SECRET))
          .hidden();

  public RedactionConfig {
    off = Set.copyOf(off);
    keys = List.copyOf(keys);
    secrets = List.copyOf(secrets);
  }

  /** Whether this text is long enough to be looked for, and not too long. */
  public static boolean isSecret(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return bytes >= SHORTEST_SECRET && bytes <= LONGEST_SECRET;
  }

  static RedactionConfig read(Section section) {
    return new RedactionConfig(
        section.flag("enabled"),
        section.value("off", KINDS),
        section.value("keys", NAMES),
        section.value("secrets", SECRETS),
        section.value("secretsFile", Kind.path()),
        section.integer("maxSecretBytes", 1024, 1 << 20),
        section.integer("maxTokenBytes", 256, 1 << 16),
        section.integer("maxUrlBytes", 64, 1 << 13));
  }

  /** Without what only an error would show. */
  @Override
  public String toString() {
    return "RedactionConfig[isEnabled=%s, off=%s, keys=%s]".formatted(isEnabled, off, keys);
  }
}
