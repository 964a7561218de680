package dev.vibesbox.executor;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The audit log of a data directory, read strictly: each line a JSON object. */
public record AuditFolder(Path path) {

  public static AuditFolder of(Path dataDir) {
    return new AuditFolder(dataDir.resolve("audit"));
  }

  public Path file() {
    return path.resolve("audit.jsonl");
  }

  public String text() {
    try {
      return Files.readString(file(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<JsonObject> lines() {
    // Whatever some reader or other takes for the end of a line would be one.
    return List.of(text().split("\\R", -1)).stream()
        .filter(line -> !line.isEmpty())
        .map(JsonObject::new)
        .toList();
  }

  /** The events of this kind, oldest first. */
  public List<JsonObject> events(String event) {
    return lines().stream().filter(line -> line.getString("event").equals(event)).toList();
  }

  public JsonObject last(String event) {
    return events(event).getLast();
  }
}
