package dev.vibesbox.policy;

import dev.vibesbox.config.ConfigurationException;
import dev.vibesbox.config.Document;
import dev.vibesbox.config.PolicyConfig.Mode;
import dev.vibesbox.config.Section;
import java.util.List;

/** What a policy file says. */
public sealed interface PolicyRules {

  /** Every text runs in a shell. */
  record Open() implements PolicyRules {}

  /**
   * A text runs in a shell unless it breaks one of the rules.
   *
   * @param reviewsInput whether what a shell is given to read is looked at too
   */
  record Standard(List<Rule> rules, boolean reviewsInput) implements PolicyRules {
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
   * @throws ConfigurationException with every problem of it
   */
  static PolicyRules read(Document document) throws ConfigurationException {
    return document.read(section -> rules(section, List.of(Mode.values())));
  }

  /** As above, and its mode must be this one: no file called strict may turn out to be open. */
  static PolicyRules read(Document document, Mode mode) throws ConfigurationException {
    return document.read(section -> rules(section, List.of(mode)));
  }

  private static PolicyRules rules(Section section, List<Mode> allowed) {
    var mode = section.value("mode", Entries.word(allowed, Mode::label));
    return mode.map(known -> rules(known, section))
        .orElseGet(
            () -> Entries.unread(section, List.of("rules", "programs", "reviewInput"), new Open()));
  }

  private static PolicyRules rules(Mode mode, Section section) {
    return switch (mode) {
      case OPEN -> new Open();
      case STANDARD -> standard(section);
      case STRICT -> new Strict(section.sections("programs", ProgramReader::program));
    };
  }

  private static Standard standard(Section section) {
    var rules = section.sections("rules", RuleReader::rule);
    return new Standard(rules, !section.has("reviewInput") || section.flag("reviewInput"));
  }
}
