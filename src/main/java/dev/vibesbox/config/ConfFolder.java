package dev.vibesbox.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the files of the configuration stand. What is not in the folder comes from inside the jar.
 *
 * @param path the folder; absent when none was given
 */
public record ConfFolder(Optional<Path> path) {

  /**
   * The file of this name, {@code policy/standard.json}: from the folder, else the one shipped.
   *
   * @throws ConfigurationException when it is there and cannot be read
   */
  public Document document(String name) throws ConfigurationException {
    var own = path.map(folder -> folder.resolve(name)).filter(Files::exists);
    return own.isPresent() ? document(own.get()) : shipped(name);
  }

  /**
   * The same, later: a file that was read before and is gone is a problem, and no reason to take
   * the one shipped.
   *
   * @throws ConfigurationException when it cannot be read
   */
  public Document again(String name, Document before) throws ConfigurationException {
    var own = path.map(folder -> folder.resolve(name));
    return own.isPresent() && own.get().toString().equals(before.where())
        ? document(own.get())
        : document(name);
  }

  /** What is wrong with where it stands: commands that write to it write their own rules. */
  List<String> warnings(Path workspace) {
    return path
        .filter(folder -> real(folder).startsWith(real(workspace)))
        .map(folder ->
            "the configuration in %s is in the workspace, where commands can change it"
                .formatted(OneLine.of(folder.toString())))
        .stream()
        .toList();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      // A workspace that is made later has no links in its name yet.
      return path.toAbsolutePath().normalize();
    }
  }

  /** Reads a file as UTF-8; nothing when it cannot be read, which is then reported. */
  static Optional<Document> document(Path file, Reading reading) {
    try {
      return Optional.of(document(file));
    } catch (ConfigurationException e) {
      e.problems().forEach(reading::report);
      return Optional.empty();
    }
  }

  private static Document document(Path file) throws ConfigurationException {
    try {
      return new Document(file.toString(), Files.readString(file));
    } catch (NoSuchFileException _) {
      throw unreadable(file, "absent");
    } catch (CharacterCodingException _) {
      throw unreadable(file, "not UTF-8");
    } catch (IOException e) {
      throw unreadable(file, "unreadable (" + e.getClass().getSimpleName() + ")");
    }
  }

  /** The file of this name inside the jar. */
  static Document shipped(String name) {
    var resource = "conf/" + name;
    try (var stream = ConfFolder.class.getClassLoader().getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is not in the jar");
      }
      var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return new Document("shipped " + resource, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ConfigurationException unreadable(Path file, String found) {
    var problem = new Problem(file.toString(), "", found, "a readable JSON file");
    return new ConfigurationException(List.of(problem));
  }
}
