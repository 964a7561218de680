package dev.vibesbox.policy;

import dev.vibesbox.config.Section;
import java.util.List;

/** Reads the entries of {@code rules}: one case for each kind of rule. */
final class RuleReader {
  private enum Kind {
    PROGRAM,
    RECURSIVE_REMOVAL,
    OPEN_PERMISSIONS,
    DEVICE_WRITE,
    ENDLESS_COPY,
    FORK_BOMB
  }

  /** The keys that only some kinds have. */
  private static final List<String> KEYS = List.of("programs", "paths", "devices", "sources");

  private RuleReader() {}

  static Rule rule(Section section) {
    var label =
        new Label(
            Entries.text(section, "name"),
            Entries.text(section, "reason"),
            Entries.text(section, "suggestion"));
    return Entries.kind(section, Kind.values())
        .map(kind -> rule(kind, label, section))
        .orElseGet(() -> Entries.unread(section, KEYS, new ForkBomb(label)));
  }

  private static Rule rule(Kind kind, Label label, Section section) {
    return switch (kind) {
      case PROGRAM -> new NamedProgram(label, names(section, "programs"));
      case RECURSIVE_REMOVAL -> new RecursiveRemoval(label, Entries.texts(section, "paths"));
      case OPEN_PERMISSIONS -> new OpenPermissions(label, Entries.texts(section, "paths"));
      case DEVICE_WRITE -> new DeviceWrite(label, names(section, "devices"));
      case ENDLESS_COPY -> new EndlessCopy(label, names(section, "sources"));
      case FORK_BOMB -> new ForkBomb(label);
    };
  }

  private static Names names(Section section, String key) {
    return new Names(Entries.texts(section, key));
  }
}
