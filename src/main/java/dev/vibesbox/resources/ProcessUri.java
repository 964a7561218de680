package dev.vibesbox.resources;

import dev.vibesbox.command.ProcessId;
import java.util.Optional;
import java.util.regex.Pattern;

/** The address of a resource: of a process, or of its output from a byte offset on. */
sealed interface ProcessUri {
  String STATE_TEMPLATE = "process://{id}";
  String OUTPUT_TEMPLATE = "process://{id}/output{?offset}";

  Pattern FORM = Pattern.compile("process://([0-9a-f-]{36})(/output(?:\\?offset=(\\d{1,16}))?)?");

  ProcessId id();

  /** How it stands. */
  record State(ProcessId id) implements ProcessUri {
    @Override
    public String toString() {
      return "process://" + id;
    }
  }

  /** What it wrote. */
  record Output(ProcessId id, long offset) implements ProcessUri {
    @Override
    public String toString() {
      return "process://" + id + "/output" + (offset == 0 ? "" : "?offset=" + offset);
    }
  }

  static Optional<ProcessUri> parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var offset = Optional.ofNullable(matcher.group(3)).map(Long::parseLong).orElse(0L);
    var isOutput = matcher.group(2) != null;
    return ProcessId.parse(matcher.group(1))
        .map(id -> isOutput ? new Output(id, offset) : new State(id));
  }
}
