package dev.vibesbox.policy;

import dev.vibesbox.config.Kind;
import dev.vibesbox.config.Section;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the entries of a policy file have in common. */
final class Entries {
  private static final Kind<String> TEXT =
      Kind.text().where(text -> !text.isBlank(), "text that is not blank");

  private static final Kind<List<String>> TEXTS =
      Kind.list(Kind.text().where(text -> !text.isEmpty(), "texts that are not empty"));

  private Entries() {}

  /** A text that a person or a rule can use. */
  static String text(Section section, String key) {
    return section.value(key, TEXT);
  }

  /** The same, but it may be missing, and is empty then. */
  static String textOrNone(Section section, String key) {
    return section.has(key) ? text(section, key) : "";
  }

  /** A list of texts; the list may be empty. */
  static List<String> texts(Section section, String key) {
    return section.value(key, TEXTS);
  }

  /** The same, of which each may be a pattern. */
  static Names names(Section section, String key) {
    return new Names(texts(section, key));
  }

  /** The same, but it may be missing, and is empty then. */
  static Names namesOrNone(Section section, String key) {
    return section.has(key) ? names(section, key) : new Names(List.of());
  }

  /** The key that says what an entry is, {@code recursive-removal}. */
  static <E extends Enum<E>> Optional<E> kind(Section section, E[] kinds) {
    return section.value("kind", word(List.of(kinds), Entries::label));
  }

  /** One of some words; nothing when it is none of them, which is then a problem already. */
  static <E> Kind<Optional<E>> word(List<E> values, Function<E, String> label) {
    var labels = values.stream().map(label).toList();
    var allowed = labels.stream().collect(Collectors.joining(", ", "one of ", ""));
    return Kind.text()
        .where(labels::contains, allowed)
        .map(text -> values.stream().filter(value -> label.apply(value).equals(text)).findFirst());
  }

  /** Calls none of these keys unknown: which of them belong here, only a known kind can say. */
  static <T> T unread(Section section, List<String> keys, T placeholder) {
    keys.forEach(section::has);
    return placeholder;
  }

  private static String label(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
