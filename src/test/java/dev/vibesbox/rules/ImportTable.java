package dev.vibesbox.rules;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The two tables of ARCHITECTURE.md under "What may import what", so that the page cannot lie.
 * Sub-packages count as the package they are in.
 *
 * @param mayImport a package and the other packages it may import
 * @param onlyIn a library's package and the packages of ours that may use it; the longest name wins
 */
record ImportTable(Map<String, Set<String>> mayImport, Map<String, Set<String>> onlyIn) {
  /** How the tables call {@code dev.vibesbox} itself: it imports everything, nothing imports it. */
  static final String ROOT = "dev.vibesbox";

  private static final String OURS = "dev/vibesbox/";

  ImportTable {
    mayImport = Map.copyOf(mayImport);
    onlyIn = Map.copyOf(onlyIn);
  }

  static ImportTable in(String markdown) {
    return new ImportTable(
        table(markdown, "| package | may import |"), table(markdown, "| library | only in |"));
  }

  /** The package a class of ours is in; empty for other people's classes. */
  static Optional<String> packageOf(String className) {
    if (!className.startsWith(OURS)) {
      return Optional.empty();
    }
    var rest = className.substring(OURS.length());
    return Optional.of(rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : ROOT);
  }

  /** Whether the tables allow it. */
  boolean allows(Reference reference) {
    var from = packageOf(reference.from()).orElseThrow();
    return packageOf(reference.to())
        .map(to -> allowsOurs(from, to))
        .orElseGet(() -> allowsLibrary(from, reference.to()));
  }

  private boolean allowsOurs(String from, String to) {
    return from.equals(to)
        || from.equals(ROOT)
        || mayImport.getOrDefault(from, Set.of()).contains(to);
  }

  private boolean allowsLibrary(String from, String className) {
    return onlyIn.entrySet().stream()
        .filter(row -> className.startsWith(row.getKey().replace('.', '/') + "/"))
        .max(Comparator.comparingInt(row -> row.getKey().length()))
        .map(row -> row.getValue().contains(from))
        .orElse(true);
  }

  private static Map<String, Set<String>> table(String markdown, String header) {
    return markdown
        .lines()
        .dropWhile(line -> !line.equals(header))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(row -> row.replace("`", "").split("\\|", -1))
        .flatMap(cells -> names(cells[1]).map(name -> Map.entry(name, cells[2])))
        .collect(toMap(Map.Entry::getKey, row -> new TreeSet<>(names(row.getValue()).toList())));
  }

  private static Stream<String> names(String cell) {
    return Arrays.stream(cell.split(",", -1)).map(String::strip).filter(name -> !name.equals("-"));
  }
}
