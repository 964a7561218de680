package dev.vibesbox.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The project's Java sources, and its other texts. */
final class Sources {
  private static final List<String> CODE = List.of("src/main/java", "src/test/java");

  /** Made, or somebody's own: not part of the project. */
  private static final Set<String> ELSEWHERE = Set.of(".git", "target", ".idea", ".vscode");

  private Sources() {}

  static List<Path> all() {
    return CODE.stream()
        .flatMap(root -> under(Path.of(root)))
        .filter(file -> file.toString().endsWith(".java"))
        .sorted()
        .toList();
  }

  /** Every file of the project, whatever its kind. */
  static Stream<Path> everything() {
    return list(Path.of(""))
        .filter(entry -> !ELSEWHERE.contains(entry.toString()))
        .flatMap(entry -> Files.isDirectory(entry) ? under(entry) : Stream.of(entry));
  }

  /** The file as text; what is no UTF-8 in it becomes U+FFFD. */
  static String text(Path source) {
    try {
      return new String(Files.readAllBytes(source), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> under(Path root) {
    try (var files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> list(Path directory) {
    try (var entries = Files.list(directory)) {
      return entries.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
