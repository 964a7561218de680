package dev.vibesbox.redaction;

import dev.vibesbox.config.ConfigurationException;
import dev.vibesbox.config.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What is redacted where nothing is configured. */
final class Shipped {
  static final Redaction REDACTION = Redaction.of(Set.of(), List.of(), patterns());

  private Shipped() {}

  static List<TokenPattern> patterns() {
    try {
      var file = Path.of("conf/redaction/tokens.json");
      return PatternFile.read(new Document(file.toString(), Files.readString(file)));
    } catch (IOException | ConfigurationException e) {
      throw new AssertionError(e);
    }
  }
}
