package dev.vibesbox.policy;

import java.util.List;

/** Reads the entries of a policy file: one case for each kind of rule. */
final class RuleReader {
  private RuleReader() {}

  /** An entry of {@code rules}. */
  static Rule rule(Section section) {
    var label = new Label(section.text("name"), section.text("reason"), section.text("suggestion"));
    var kind = section.text("kind");
    var rule =
        switch (kind) {
          case "program" -> new NamedProgram(label, names(section, "programs"));
          case "recursive-removal" -> new RecursiveRemoval(label, section.texts("paths"));
          case "open-permissions" -> new OpenPermissions(label, section.texts("paths"));
          case "device-write" -> new DeviceWrite(label, names(section, "devices"));
          case "endless-copy" -> new EndlessCopy(label, names(section, "sources"));
          case "fork-bomb" -> new ForkBomb(label);
          default -> {
            unknownKind(section, kind);
            yield new ForkBomb(label);
          }
        };
    section.end();
    return rule;
  }

  /** An entry of {@code programs}. */
  static Program program(Section section) {
    var names = section.texts("names");
    boolean isRestricted = section.has("refuse");
    List<ArgumentRule> refusals =
        isRestricted
            ? section.sections("refuse").stream().map(RuleReader::argumentRule).toList()
            : List.of();
    // Only a program that may be refused has something to say about it.
    var label =
        isRestricted
            ? new Label("argument", section.text("reason"), section.text("suggestion"))
            : new Label("argument", "", "");
    section.end();
    return new Program(names, refusals, label);
  }

  private static ArgumentRule argumentRule(Section section) {
    var kind = section.text("kind");
    var rule =
        switch (kind) {
          case "always" -> new ArgumentRule.Always();
          case "all-but" -> new ArgumentRule.AllBut(section.texts("arguments"));
          case "words" -> new ArgumentRule.Words(section.texts("words"));
          case "options" ->
              new ArgumentRule.LongAndShort(
                  section.texts("options"),
                  section.textOrNone("before"),
                  section.textOrNone("other"));
          case "not-first" ->
              new ArgumentRule.NotFirst(section.texts("skipped"), section.texts("allowed"));
          case "first-letters" -> new ArgumentRule.FirstLetters(section.text("letters"));
          case "awk-program" -> new ArgumentRule.AwkProgram();
          case "sed-script" -> new ArgumentRule.SedScript();
          default -> {
            unknownKind(section, kind);
            yield new ArgumentRule.Always();
          }
        };
    section.end();
    return rule;
  }

  private static Names names(Section section, String key) {
    return new Names(section.texts(key));
  }

  private static void unknownKind(Section section, String kind) {
    section.problem("kind", "`" + kind + "` is unknown");
  }
}
