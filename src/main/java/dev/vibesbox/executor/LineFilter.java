package dev.vibesbox.executor;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.vibesbox.bus.BadArgument;
import dev.vibesbox.command.ProcessRequest.Filter;
import dev.vibesbox.output.Ansi;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows of a text what its reader asked for. */
record LineFilter(Optional<Pattern> grep, boolean stripsAnsi) {

  /**
   * Compiles the filter.
   *
   * @throws BadArgument if the pattern is none
   */
  static LineFilter of(Filter filter) {
    return new LineFilter(
        filter.grep().map(pattern -> pattern("grep", pattern)), filter.stripsAnsi());
  }

  /** A pattern of RE2's language, whose matching takes linear time. */
  static Pattern pattern(String argument, String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new BadArgument(
          "%s is not a pattern of the RE2 language: %s".formatted(argument, e.getDescription()));
    }
  }

  String apply(String text) {
    var shown = stripsAnsi ? Ansi.strip(text) : text;
    return grep.map(pattern -> matching(pattern, shown)).orElse(shown);
  }

  private static String matching(Pattern pattern, String text) {
    return text.lines()
        .filter(line -> pattern.matcher(line).find())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
