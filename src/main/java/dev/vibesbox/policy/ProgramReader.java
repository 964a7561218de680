package dev.vibesbox.policy;

import dev.vibesbox.config.Section;
import java.util.List;

/** Reads the entries of {@code programs}, and what each refuses. */
final class ProgramReader {
  private enum Kind {
    ALWAYS,
    ALL_BUT,
    WORDS,
    OPTIONS,
    NOT_FIRST,
    FIRST_LETTERS,
    AWK_PROGRAM,
    SED_SCRIPT
  }

  /** The keys that only some kinds have. */
  private static final List<String> KEYS =
      List.of("arguments", "words", "options", "before", "other", "skipped", "allowed", "letters");

  private ProgramReader() {}

  static Program program(Section section) {
    var names = Entries.texts(section, "names");
    if (!section.has("refuse")) {
      // Only a program that may be refused has something to say about it.
      return new Program(names, List.of(), label("", ""));
    }
    var refusals = section.sections("refuse", ProgramReader::argumentRule);
    var label = label(Entries.text(section, "reason"), Entries.text(section, "suggestion"));
    return new Program(names, refusals, label);
  }

  private static Label label(String reason, String suggestion) {
    return new Label("argument", reason, suggestion);
  }

  private static ArgumentRule argumentRule(Section section) {
    return Entries.kind(section, Kind.values())
        .map(kind -> argumentRule(kind, section))
        .orElseGet(() -> Entries.unread(section, KEYS, new ArgumentRule.Always()));
  }

  private static ArgumentRule argumentRule(Kind kind, Section section) {
    return switch (kind) {
      case ALWAYS -> new ArgumentRule.Always();
      case ALL_BUT -> new ArgumentRule.AllBut(Entries.texts(section, "arguments"));
      case WORDS ->
          new ArgumentRule.Words(
              Entries.names(section, "words"), Entries.namesOrNone(section, "allowed"));
      case OPTIONS -> options(section);
      case NOT_FIRST ->
          new ArgumentRule.NotFirst(
              Entries.texts(section, "skipped"), Entries.texts(section, "allowed"));
      case FIRST_LETTERS -> new ArgumentRule.FirstLetters(Entries.text(section, "letters"));
      case AWK_PROGRAM -> new ArgumentRule.AwkProgram();
      case SED_SCRIPT -> new ArgumentRule.SedScript();
    };
  }

  private static ArgumentRule options(Section section) {
    return new ArgumentRule.LongAndShort(
        Entries.texts(section, "options"),
        Entries.textOrNone(section, "before"),
        Entries.textOrNone(section, "other"));
  }
}
