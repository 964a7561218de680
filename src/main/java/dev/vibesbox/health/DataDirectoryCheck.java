package dev.vibesbox.health;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The data directory can be written: a small file is, and is removed. */
public final class DataDirectoryCheck implements Check {
  private final Path directory;

  public DataDirectoryCheck(Path directory) {
    this.directory = directory;
  }

  @Override
  public String name() {
    return "data-dir";
  }

  @Override
  public Future<JsonObject> run(Vertx vertx) {
    return vertx.executeBlocking(this::write, false);
  }

  /** The cause's kind is told, its path is not: strangers may read this. */
  private JsonObject write() throws IOException {
    try {
      var file = Files.createTempFile(directory, ".health", "");
      try {
        Files.write(file, new byte[] {'o', 'k'});
      } finally {
        Files.delete(file);
      }
      return new JsonObject();
    } catch (IOException e) {
      throw new IOException(
          "the data directory cannot be written: " + e.getClass().getSimpleName(), e);
    }
  }
}
