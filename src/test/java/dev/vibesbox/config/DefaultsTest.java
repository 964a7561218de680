package dev.vibesbox.config;

import static dev.vibesbox.config.Given.NO_VARIABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped file, what the code reads, and the documentation say the same. */
class DefaultsTest {
  private static final String SHIPPED = ConfFolder.shipped("config.json").text();

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| `([^`]*)` \\| (.+?) \\| (.+?) \\| (.+?) \\|$");

  record Row(String key, String standard, String allowed, String variables) {
    static Row of(MatchResult row) {
      return new Row(row.group(1), row.group(2), row.group(3), row.group(4));
    }
  }

  @Test
  void everyKeyIsDocumentedInTheOrderOfTheFile() throws IOException {
    assertThat(rows()).extracting(Row::key).containsExactlyElementsOf(keys());
  }

  @Test
  void everyDefaultIsDocumented() throws IOException {
    assertThat(rows())
        .allSatisfy(
            row -> assertThat(Json.decodeValue(row.standard())).isEqualTo(shipped(row.key())));
  }

  @Test
  void everyRangeIsDocumentedInTheWordsOfTheProblems() throws IOException {
    assertThat(rows()).allSatisfy(row -> assertThat(row.allowed()).isEqualTo(allowed(row.key())));
  }

  @Test
  void everyVariableIsDocumented() throws IOException {
    assertThat(rows())
        .allSatisfy(row -> assertThat(row.variables()).isEqualTo(variables(row.key())));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyKeyIsRead(String key) {
    var defaults = new JsonObject(SHIPPED);
    holder(defaults, key).remove(lastWord(key));

    assertThat(Given.problems(defaults.encode(), "{}", NO_VARIABLES))
        .extracting(Problem::key, Problem::found)
        .contains(tuple(key, "missing"));
  }

  @ParameterizedTest
  @MethodSource("sections")
  void everySectionIsReadAndRefusesWhatItDoesNotKnow(String section) {
    var without = new JsonObject(SHIPPED);
    without.remove(section);

    assertThat(Given.problems(without.encode(), "{}", NO_VARIABLES))
        .containsExactly(new Problem("my.json", section, "missing", "an object"));
    assertThat(Given.problems(Given.file(section + ".extra", 1), NO_VARIABLES))
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).isEqualTo(section + ".extra"))
        .satisfies(problem -> assertThat(problem.found()).isEqualTo("unknown"));
  }

  static List<String> keys() {
    return Keys.of(new JsonObject(SHIPPED));
  }

  static Stream<String> sections() {
    var file = new JsonObject(SHIPPED);
    return file.fieldNames().stream().filter(key -> file.getValue(key) instanceof JsonObject);
  }

  private static List<Row> rows() throws IOException {
    var text = Files.readString(Path.of("docs/configuration.md"));
    return ROW.matcher(text).results().map(Row::of).toList();
  }

  private static Object shipped(String key) {
    return holder(new JsonObject(SHIPPED), key).getValue(lastWord(key));
  }

  /** What is allowed, as the problem says it when something is there that no key allows. */
  private static String allowed(String key) {
    var nowhereAllowed = new JsonObject().put("-", 1);
    var problem = Given.problems(Given.file(key, nowhereAllowed), NO_VARIABLES).getFirst();
    return problem.allowed().replace("a whole number from ", "");
  }

  private static String variables(String key) {
    return Variables.names(key).stream().map(n -> "`" + n + "`").collect(Collectors.joining(", "));
  }

  private static JsonObject holder(JsonObject file, String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? file : file.getJsonObject(key.substring(0, dot));
  }

  private static String lastWord(String key) {
    return key.substring(key.indexOf('.') + 1);
  }
}
