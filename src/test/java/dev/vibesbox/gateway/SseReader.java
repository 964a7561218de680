package dev.vibesbox.gateway;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads server-sent events line by line, as they come. */
final class SseReader {
  private final Iterator<String> lines;
  private String lastId = "";
  private Optional<String> retry = Optional.empty();

  SseReader(Stream<String> lines) {
    this.lines = lines.iterator();
  }

  /** The data of the next event, which is empty for a priming one; no data at the end. */
  Optional<String> event() {
    Optional<String> data = Optional.empty();
    while (lines.hasNext()) {
      var line = lines.next();
      if (line.isEmpty() && data.isPresent()) {
        return data;
      }
      if (line.startsWith("id: ")) {
        lastId = line.substring(4);
      } else if (line.startsWith("retry: ")) {
        retry = Optional.of(line.substring(7));
      } else if (line.startsWith("data:")) {
        data = Optional.of(line.substring(5).strip());
      }
    }
    return Optional.empty();
  }

  /** The next event with a message in it. */
  JsonObject message() {
    for (var next = event(); next.isPresent(); next = event()) {
      if (!next.get().isEmpty()) {
        return new JsonObject(next.get());
      }
    }
    throw new AssertionError("the stream ended");
  }

  /** Everything up to the end. */
  List<JsonObject> messages() {
    List<JsonObject> messages = new ArrayList<>();
    for (var next = event(); next.isPresent(); next = event()) {
      if (!next.get().isEmpty()) {
        messages.add(new JsonObject(next.get()));
      }
    }
    return messages;
  }

  String lastId() {
    return lastId;
  }

  Optional<String> retry() {
    return retry;
  }
}
