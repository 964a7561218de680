package dev.vibesbox.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param where the file or the variable
 * @param key the full key, {@code gateway.port}; empty when the file as a whole is meant
 * @param found what stands there; never the value of a key that may be secret
 * @param allowed what may stand there
 */
public record Problem(String where, String key, String found, String allowed) {

  /** The problem in one printable line. */
  public String sentence() {
    var subject = key.isEmpty() ? "" : key + " ";
    return OneLine.of(where + ": " + subject + "is " + found + "; allowed: " + allowed);
  }
}
