package dev.vibesbox.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vibesbox.config.ConfigurationException;
import dev.vibesbox.config.Document;
import dev.vibesbox.config.Problem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternFileTest {
  private static final String BADGE =
      "{\"kind\": \"badge\", \"literals\": [\"EMP-\"], \"pattern\": \"EMP-(?P<secret>[0-9]{6})\"}";

  @Test
  void aPatternOfOnesOwnMasksItsSecretPart() throws ConfigurationException {
    var redaction = Redaction.of(Set.of(), List.of(), read("[" + BADGE + "]"));
    assertThat(redaction.redact("by EMP-123456, EMP-12 and xEMP-123456"))
        .isEqualTo("by EMP-[REDACTED:badge], EMP-12 and xEMP-123456");
  }

  @Test
  void aKeyOfOnesOwnHoldsASecret() {
    var redaction = Redaction.of(Set.of(), List.of("door-code"), List.of());
    assertThat(redaction.redact("FRONT_DOOR_CODE=hunter2 doorCode: hunter2 code=hunter2"))
        .isEqualTo("FRONT_DOOR_CODE=[REDACTED:secret] doorCode: [REDACTED:secret] code=hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "kind": "badge"           | "kind": "Badge"              | patterns[0].kind     | "Badge"
          "literals": ["EMP-"]      | "literals": []               | patterns[0].literals | []
          "literals": ["EMP-"]      | "literals": ["EM"]           | patterns[0].literals | ["EM"]
          "literals": ["EMP-"]      | "literals": "EMP-"           | patterns[0].literals | "EMP-"
          EMP-(?P<secret>[0-9]{6})  | EMP-(                        | patterns[0].pattern  | "EMP-("
          EMP-(?P<secret>[0-9]{6})  | (?=E)                        | patterns[0].pattern  | "(?=E)"
          EMP-(?P<secret>[0-9]{6})  | (?:EMP)*                     | patterns[0].pattern  | "(?:EMP)*"
          "kind"                    | "sort"                       | patterns[0].kind     | missing
          """)
  void aMistakeIsNamedWithItsPlace(String right, String wrong, String key, String found) {
    var failure =
        catchThrowableOfType(
            ConfigurationException.class, () -> read("[" + BADGE.replace(right, wrong) + "]"));
    assertThat(failure.problems())
        .extracting(Problem::where, Problem::key, Problem::found)
        .contains(org.assertj.core.groups.Tuple.tuple("own.json", key, found));
  }

  @Test
  void noMoreThan256PatternsAreTaken() throws ConfigurationException {
    assertThat(read("[" + BADGE + ("," + BADGE).repeat(255) + "]")).hasSize(256);
    var failure =
        catchThrowableOfType(
            ConfigurationException.class,
            () -> read("[" + BADGE + ("," + BADGE).repeat(256) + "]"));
    assertThat(failure.problems())
        .containsExactly(new Problem("own.json", "patterns", "257 patterns", "at most 256"));
  }

  private static List<TokenPattern> read(String patterns) throws ConfigurationException {
    return PatternFile.read(new Document("own.json", "{\"patterns\": " + patterns + "}"));
  }
}
