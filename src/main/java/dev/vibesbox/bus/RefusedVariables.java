package dev.vibesbox.bus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Variables that make a harmless program load or run something else: what policy looked at would
 * not be what runs. A request may not bring them. They can stand in the command itself, where
 * policy sees them, or in the configuration. The list is a file beside this class.
 */
final class RefusedVariables {
  private static final String LIST = "refused-variables.txt";
  private static final String EXCEPTION = "!";

  private static final List<String> WORDS = words();
  private static final Pattern REFUSED = pattern(word -> !word.startsWith(EXCEPTION));
  private static final Pattern EXCEPTIONS = pattern(word -> word.startsWith(EXCEPTION));

  private RefusedVariables() {}

  /** Whether a request may not bring this variable. Programs read some in either case. */
  static boolean include(String name) {
    var upper = name.toUpperCase(Locale.ROOT);
    return REFUSED.matcher(upper).matches() && !EXCEPTIONS.matcher(upper).matches();
  }

  private static Pattern pattern(Predicate<String> chosen) {
    return Pattern.compile(
        WORDS.stream()
            .filter(chosen)
            .map(word -> word.replace(EXCEPTION, "").replace("*", ".*"))
            .collect(Collectors.joining("|")),
        Pattern.DOTALL);
  }

  private static List<String> words() {
    return text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> Arrays.stream(line.split(" ", -1)))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String text() {
    try (InputStream list = RefusedVariables.class.getResourceAsStream(LIST)) {
      return new String(Objects.requireNonNull(list, LIST).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
