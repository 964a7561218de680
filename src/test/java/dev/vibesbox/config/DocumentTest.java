package dev.vibesbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentTest {
  record Rule(String name, Duration limit, List<String> words) {
    static Rule read(Section section) {
      var words = Kind.list(Kind.text().where(word -> !word.isBlank(), "words"));
      return new Rule(
          section.text("name"),
          section.seconds("limitSeconds", 1, 10),
          section.has("words") ? section.value("words", words) : List.of());
    }
  }

  @Test
  void aListOfObjectsIsReadOneByOne() throws ConfigurationException {
    var text =
        """
        {"rules": [{"name": "a", "limitSeconds": 1, "words": ["x"]},
                   {"name": "b", "limitSeconds": 10}]}
        """;

    assertThat(rules(text))
        .containsExactly(
            new Rule("a", Duration.ofSeconds(1), List.of("x")),
            new Rule("b", Duration.ofSeconds(10), List.of()));
  }

  @Test
  void everyProblemOfEveryElementIsNamed() {
    var text =
        """
        {"rules": [{"name": "a", "limitSeconds": 11}, 7, {"nane": "c", "limitSeconds": 1}]}
        """;

    assertThatThrownBy(() -> rules(text))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            rules.json: rules[0].limitSeconds is 11; allowed: a whole number from 1 to 10
            rules.json: rules[1] is 7; allowed: an object
            rules.json: rules[2].name is missing; allowed: text
            rules.json: rules[2].nane is unknown; allowed: name, limitSeconds, words\
            """);
  }

  @Test
  void aListThatIsMissingOrNoListIsAProblem() {
    assertThatThrownBy(() -> rules("{}"))
        .hasMessage("rules.json: rules is missing; allowed: a list of objects");
    assertThatThrownBy(() -> rules("{\"rules\": {}}"))
        .hasMessage("rules.json: rules is an object; allowed: a list of objects");
  }

  private static List<Rule> rules(String text) throws ConfigurationException {
    return new Document("rules.json", text).read(section -> section.sections("rules", Rule::read));
  }
}
