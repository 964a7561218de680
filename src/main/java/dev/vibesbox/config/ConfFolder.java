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
