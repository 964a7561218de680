package dev.vibesbox.policy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.config.ConfigurationException;
import dev.vibesbox.config.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRulesTest {

  @Test
  void everyProblemOfRulesIsNamedAtOnce() {
    var json =
        """
        {"mode": "standard", "extra": 1, "rules": [
          {"name": "a", "kind": "fork-bomb", "reason": 5, "suggestion": " "},
          {"name": "b", "kind": "nonsense", "reason": "r", "suggestion": "s", "paths": ["/"]},
          {"name": "c", "kind": "program", "reason": "r", "suggestion": "s", "paths": ["/"]},
          7]}
        """;

    assertThatThrownBy(() -> read(json))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            mine.json: rules[0].reason is 5; allowed: text that is not blank
            mine.json: rules[0].suggestion is " "; allowed: text that is not blank
            mine.json: rules[1].kind is "nonsense"; allowed: one of program, unlisted-program, \
            recursive-removal, unknown-target, recursive-change, device-write, endless-copy, path-write, network, \
            unread-text, fork-bomb, length, depth, not-understood
            mine.json: rules[2].programs is missing; allowed: a list of texts that are not empty
            mine.json: rules[2].paths is unknown; allowed: name, reason, suggestion, action, kind, \
            programs, arguments
            mine.json: rules[3] is 7; allowed: an object
            mine.json: extra is unknown; allowed: mode, rules, reviewInput\
            """);
  }

  @Test
  void everyProblemOfProgramsIsNamedAtOnce() {
    var json =
        """
        {"mode": "strict", "programs": [
          {"names": ["ls", ""], "reason": "r"},
          {"names": ["git"], "refuse": [
            {"kind": "options", "options": "-c", "before": 1},
            {"kind": "option", "options": ["-c"]},
            {"words": ["-c"]}], "reason": "r", "suggestion": "s"}]}
        """;

    assertThatThrownBy(() -> read(json))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            mine.json: programs[0].names is ["ls",""]; allowed: a list of texts that are not empty
            mine.json: programs[0].reason is unknown; allowed: names, refuse
            mine.json: programs[1].refuse[0].options is "-c"; allowed: a list of texts that are \
            not empty
            mine.json: programs[1].refuse[0].before is 1; allowed: text that is not blank
            mine.json: programs[1].refuse[1].kind is "option"; allowed: one of always, all-but, \
            words, options, not-first, first-letters, awk-program, sed-script
            mine.json: programs[1].refuse[2].kind is missing; allowed: one of always, all-but, \
            words, options, not-first, first-letters, awk-program, sed-script\
            """);
  }

  @Test
  void aModeThatIsNoneIsTheOnlyProblem() {
    assertThatThrownBy(() -> read("{\"mode\": \"lax\", \"rules\": []}"))
        .hasMessage("mine.json: mode is \"lax\"; allowed: one of strict, standard, open");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{}", "{\"mode\": 1}", "{\"mode\": \"strict\"}"})
  void aBrokenFileIsRefused(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("mine.json");
  }

  private static PolicyRules read(String json) throws ConfigurationException {
    return PolicyRules.read(new Document("mine.json", json));
  }
}
