package dev.vibesbox.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the commands that a server which died left without a last line. */
final class Unended {
  /** How a server that closed says that there are none. */
  static final String NONE = "\"event\":\"close\",\"running\":0}\n";

  /** No line of ours is longer; what is there instead after a crash may be. */
  private static final int MOST_BYTES = 1 << 20;

  private static final String EVENT = "\"event\":\"";
  private static final String ID = "\"process_id\":\"";
  private static final int ID_CHARS = 36;

  private final Map<String, String> open = new LinkedHashMap<>();

  private Unended() {}

  /** What the first lines of these commands say of them, the first that began first. */
  static Collection<String> in(List<Path> files) throws IOException {
    var unended = new Unended();
    for (var file : files) {
      try (var bytes = new BufferedInputStream(Files.newInputStream(file), 64 << 10)) {
        unended.readAll(bytes);
      }
    }
    return unended.open.values();
  }

  private void readAll(InputStream bytes) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = bytes.read(); c >= 0; c = bytes.read()) {
      if (c == '\n') {
        read(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else if (line.size() < MOST_BYTES) {
        line.write(c);
      }
    }
  }

  private void read(String line) {
    int event = line.indexOf(EVENT) + EVENT.length();
    if (!line.startsWith("{\"time\":\"") || event < EVENT.length() || !line.endsWith("}")) {
      return;
    }
    if (line.startsWith("start\",", event)) {
      var members = line.substring(event + "start\",".length(), line.length() - 1);
      id(members).ifPresent(id -> open.put(id, members));
    } else if (line.startsWith("end\",", event)) {
      id(line.substring(event + "end\",".length())).ifPresent(open::remove);
    }
  }

  private static Optional<String> id(String members) {
    int end = ID.length() + ID_CHARS;
    return members.startsWith(ID) && members.length() > end
        ? Optional.of(members.substring(ID.length(), end))
        : Optional.empty();
  }
}
