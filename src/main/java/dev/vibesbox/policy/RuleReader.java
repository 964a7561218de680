package dev.vibesbox.policy;

import dev.vibesbox.config.Kind;
import dev.vibesbox.config.Section;
import java.util.List;
import java.util.Locale;

/** Reads the entries of {@code rules}: one case for each kind of rule. */
final class RuleReader {
  private enum RuleKind {
    PROGRAM,
    UNLISTED_PROGRAM,
    RECURSIVE_REMOVAL,
    UNKNOWN_TARGET,
    RECURSIVE_CHANGE,
    DEVICE_WRITE,
    ENDLESS_COPY,
    PATH_WRITE,
    NETWORK,
    UNREAD_TEXT,
    FORK_BOMB,
    LENGTH,
    DEPTH,
    NOT_UNDERSTOOD
  }

  /** The keys that only some kinds have. */
  private static final List<String> KEYS =
      List.of(
          "programs",
          "arguments",
          "paths",
          "devices",
          "sources",
          "allowed",
          "denied",
          "longest",
          "deepest");

  private static final int LONGEST = 10_000_000;

  private RuleReader() {}

  static Rule rule(Section section) {
    var label =
        new Label(
            Entries.text(section, "name"),
            Entries.text(section, "reason"),
            Entries.text(section, "suggestion"));
    var action = section.has("action") ? section.value("action", ACTION) : Action.REJECT;
    var danger =
        Entries.kind(section, RuleKind.values())
            .map(kind -> danger(kind, section))
            .orElseGet(() -> Entries.unread(section, KEYS, new TextDanger.ForkBomb()));
    return new Rule(label, action, danger);
  }

  private static final Kind<Action> ACTION =
      Kind.choice(List.of(Action.values()), action -> action.name().toLowerCase(Locale.ROOT));

  private static Danger danger(RuleKind kind, Section section) {
    return switch (kind) {
      case PROGRAM ->
          new NamedProgram(
              Entries.names(section, "programs"), Entries.namesOrNone(section, "arguments"));
      case UNLISTED_PROGRAM -> new UnlistedProgram(Entries.names(section, "programs"));
      case RECURSIVE_REMOVAL -> new TreeRemoval(paths(section));
      case UNKNOWN_TARGET -> new UnknownTarget();
      case RECURSIVE_CHANGE ->
          new RecursiveChange(Entries.names(section, "programs"), paths(section));
      case DEVICE_WRITE -> new DeviceWrite(Entries.texts(section, "devices"));
      case ENDLESS_COPY -> new EndlessCopy(Entries.names(section, "sources"));
      case PATH_WRITE ->
          new PathWrite(
              Entries.namesOrNone(section, "allowed"), Entries.namesOrNone(section, "denied"));
      case NETWORK -> new NetworkUse(Entries.names(section, "programs"));
      case UNREAD_TEXT -> new UnreadText();
      case FORK_BOMB -> new TextDanger.ForkBomb();
      case LENGTH -> new TextDanger.TooLong(section.integer("longest", 1, LONGEST));
      case DEPTH -> new TextDanger.TooDeep(section.integer("deepest", 1, ShellProgram.DEEPEST));
      case NOT_UNDERSTOOD -> new TextDanger.NotUnderstood();
    };
  }

  private static ProtectedPaths paths(Section section) {
    return new ProtectedPaths(Entries.texts(section, "paths"));
  }
}
