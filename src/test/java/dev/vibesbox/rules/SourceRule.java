package dev.vibesbox.rules;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What no source may hold; each rule looks for one pattern in one part of the text. */
enum SourceRule {
  NO_SLEEP(Part.CODE, "\\bThread\\s*\\.\\s*sleep\\b|\\bTimeUnit\\s*\\.\\s*\\w+\\s*\\.\\s*sleep\\b"),
  NO_DISABLED_TEST(Part.CODE, "@Disabled\\w*"),
  NO_SWALLOWED_EXCEPTION(
      Part.CODE,
      "\\bcatch\\s*\\([^)]*\\b(?:Runtime)?(?:Exception|Throwable)\\s+\\w+\\s*\\)\\s*\\{\\s*}"),
  NO_NAME_THAT_SAYS_NOTHING(
      Part.CODE,
      "\\b(?:class|interface|enum|record)\\s+(?:Abstract\\w+\\b"
          + "|\\w*(?:Manager|Helper|Util|Utils|Impl|Base|Info|Processor)\\b)"),
  NO_TODO_WITHOUT_ISSUE(Part.COMMENTS, "\\b(?:TODO|FIXME|XXX)\\b(?!\\s*\\(?#\\d+)"),
  NO_AUTHOR_TAG(Part.COMMENTS, "@author\\b");

  /** The parts of a Java text, told apart by a literal or a comment as a whole. */
  private enum Part {
    CODE,
    COMMENTS
  }

  private static final Pattern LITERAL_OR_COMMENT =
      Pattern.compile(
          "(?<comment>//[^\\n]*|/\\*[\\s\\S]*?\\*/)"
              + "|\"\"\"[\\s\\S]*?(?<!\\\\)\"\"\""
              + "|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\""
              + "|'(?:\\\\[^\\n]{1,6}?|[^'\\\\\\n])'");

  private final Part part;
  private final Pattern forbidden;

  SourceRule(Part part, String forbidden) {
    this.part = part;
    this.forbidden = Pattern.compile(forbidden);
  }

  /** Every place where the text breaks a rule, as {@code RULE: text found}. */
  static Stream<String> broken(String source) {
    var code = LITERAL_OR_COMMENT.matcher(source).replaceAll(" ");
    var comments = LITERAL_OR_COMMENT.matcher(source).results().map(SourceRule::comment).toList();
    return Arrays.stream(values())
        .flatMap(rule ->
            switch (rule.part) {
              case CODE -> rule.in(code);
              case COMMENTS -> comments.stream().flatMap(rule::in);
            });
  }

  private Stream<String> in(String text) {
    return forbidden.matcher(text).results().map(found -> name() + ": " + found.group());
  }

  private static String comment(MatchResult found) {
    return found.start("comment") < 0 ? "" : found.group("comment");
  }
}
