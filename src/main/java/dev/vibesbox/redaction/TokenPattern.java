package dev.vibesbox.redaction;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * Tokens that are known by how they look. Where one of its literals stands, the pattern is tried on
 * the word that begins with it, in time linear in that word.
 *
 * @param kind what the mark calls them
 * @param literals with one of these every match begins
 * @param pattern what is secret, or the part of it that is in a group called {@code secret}
 */
public record TokenPattern(String kind, List<String> literals, Pattern pattern) implements Shape {
  /** Bytes. A shorter word is no secret worth a mask. */
  static final int SHORTEST = 8;

  private static final String PART = "secret";

  public TokenPattern {
    literals = List.copyOf(literals);
  }

  @Override
  public boolean isAnywhere() {
    return false;
  }

  @Override
  public Sight look(Window window, int start, int literalEnd) {
    var word = window.word();
    if (!word.open(start, literalEnd)) {
      return new Sight.Beginning(kind, Hold.SILENCE);
    }
    return word.length() < SHORTEST ? Sight.NOTHING : match(word, start);
  }

  private Sight match(Word word, int start) {
    var matcher = pattern.matcher(word);
    if (!matcher.lookingAt()) {
      return word.isReadInVain()
          ? new Sight.Secret(kind, start, start + word.length())
          : Sight.NOTHING;
    }
    int part = pattern.namedGroups().getOrDefault(PART, 0);
    boolean hasPart = matcher.start(part) < matcher.end(part);
    return hasPart
        ? new Sight.Secret(kind, start + matcher.start(part), start + matcher.end(part))
        : Sight.NOTHING;
  }
}
