package dev.vibesbox.policy;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What a policy file says. */
public sealed interface PolicyRules {

  /** Every text runs in a shell. */
  record Open() implements PolicyRules {}

  /** A text runs in a shell unless it breaks one of the rules. */
  record Standard(List<Rule> rules) implements PolicyRules {
    public Standard {
      rules = List.copyOf(rules);
    }
  }

  /** A text is the words of one of these programs, and runs without a shell. */
  record Strict(List<Program> programs) implements PolicyRules {
    public Strict {
      programs = List.copyOf(programs);
    }
  }

  /**
   * Reads a policy file.
   *
   * @param fileName for messages
   * @throws InvalidPolicy with every problem found
   */
  static PolicyRules parse(String fileName, String json) {
    List<String> problems = new ArrayList<>();
    var rules = read(fileName, json, problems);
    if (!problems.isEmpty()) {
      throw new InvalidPolicy(problems);
    }
    return rules;
  }

  private static PolicyRules read(String fileName, String json, List<String> problems) {
    try {
      var section = new Section(fileName, new JsonObject(json), problems);
      var rules = read(section);
      section.end();
      return rules;
    } catch (DecodeException e) {
      problems.add(fileName + " is no JSON object: " + e.getMessage());
      return new Open();
    }
  }

  private static PolicyRules read(Section section) {
    var mode = section.text("mode");
    return switch (mode) {
      case "open" -> new Open();
      case "standard" ->
          new Standard(section.sections("rules").stream().map(RuleReader::rule).toList());
      case "strict" ->
          new Strict(section.sections("programs").stream().map(RuleReader::program).toList());
      default -> {
        section.problem("mode", "is `" + mode + "`; allowed: strict, standard, open");
        yield new Open();
      }
    };
  }
}
