package dev.vibesbox.rules;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what is true on one machine or in one network only, and so has no place in the project. */
final class Whereabouts {
  /** Examples and tests call a made-up owner {@code me} or {@code user}. */
  private static final Pattern HOME =
      Pattern.compile(
          "(?<![\\w.~-])/(?:home|Users|work)/(?!(?:me|user)\\b)\\w+|\\b[A-Z]:\\\\Users\\\\");

  private static final Pattern REGISTRY =
      Pattern.compile("https?://[\\w.-]*\\b(?:registry|artifactory|nexus|mirrors?)\\b[^\\s\"'<>]*");

  private Whereabouts() {}

  static Stream<String> in(String text) {
    return Stream.of(HOME, REGISTRY)
        .flatMap(pattern -> pattern.matcher(text).results().map(MatchResult::group));
  }
}
