package dev.vibesbox.redaction;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.vibesbox.config.ConfigurationException;
import dev.vibesbox.config.Document;
import dev.vibesbox.config.Kind;
import dev.vibesbox.config.Problem;
import dev.vibesbox.config.Section;
import java.util.List;

/** A file of tokens that are known by how they look. */
public final class PatternFile {
  private static final int MOST_PATTERNS = 256;
  private static final int MOST_LITERALS = 64;
  private static final int SHORTEST_LITERAL = 3;
  private static final int LONGEST_LITERAL = 64;
  private static final int LONGEST_PATTERN = 1_000;

  private static final Kind<String> KIND =
      Kind.text()
          .where(
              text -> text.matches("[a-z0-9-]{1,32}"),
              "1 to 32 lower-case letters, digits and -, the word in the mark");

  private static final Kind<List<String>> LITERALS =
      Kind.list(Kind.text().where(PatternFile::isLiteral, ""))
          .where(
              list -> !list.isEmpty() && list.size() <= MOST_LITERALS,
              "1 to %d texts of %d to %d characters of ASCII, with one of which every match begins"
                  .formatted(MOST_LITERALS, SHORTEST_LITERAL, LONGEST_LITERAL));

  private static final Kind<Pattern> PATTERN =
      Kind.text()
          .where(
              PatternFile::isPattern,
              "a regular expression of RE2 (no look-around, no back-references), 1 to %d characters"
                  .formatted(LONGEST_PATTERN))
          .map(Pattern::compile);

  private PatternFile() {}

  /**
   * Reads it.
   *
   * @throws ConfigurationException with every problem of it
   */
  public static List<TokenPattern> read(Document document) throws ConfigurationException {
    var patterns = document.read(it -> it.sections("patterns", PatternFile::pattern));
    if (patterns.size() > MOST_PATTERNS) {
      var found = patterns.size() + " patterns";
      throw new ConfigurationException(
          List.of(new Problem(document.where(), "patterns", found, "at most " + MOST_PATTERNS)));
    }
    return patterns;
  }

  private static TokenPattern pattern(Section section) {
    return new TokenPattern(
        section.value("kind", KIND),
        section.value("literals", LITERALS),
        section.value("pattern", PATTERN));
  }

  private static boolean isLiteral(String text) {
    return text.length() >= SHORTEST_LITERAL
        && text.length() <= LONGEST_LITERAL
        && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  private static boolean isPattern(String text) {
    try {
      return !text.isEmpty()
          && text.length() <= LONGEST_PATTERN
          && !Pattern.compile(text).matches("");
    } catch (PatternSyntaxException _) {
      return false;
    }
  }
}
