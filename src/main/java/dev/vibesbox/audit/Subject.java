package dev.vibesbox.audit;

import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.Requester;
import dev.vibesbox.command.StandardInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A command, who asked for it, and what was decided: what stands in its first line and its last.
 *
 * @param sandbox the layers in force; none where it did not start
 * @param redact takes the secrets out of a text
 * @param hasInput whether what it reads is told too
 */
record Subject(
    CommandSpec spec,
    Ruling ruling,
    List<String> sandbox,
    UnaryOperator<String> redact,
    boolean hasInput) {
  private static final int MOST_VARIABLES = 32;

  /** Members of a line, the process's id first. */
  String members(int mostChars) {
    var line = Line.members().put("process_id", spec.id().toString());
    asked(line, spec.requester());
    command(line, mostChars);
    surroundings(line);
    ruling.on(line).put("sandbox", sandbox);
    return line.toString();
  }

  static Line asked(Line line, Requester requester) {
    return line.put("principal", requester.principal().name())
        .put("door", requester.door().label())
        .put("session", requester.client());
  }

  private void command(Line line, int mostChars) {
    var script = spec.script();
    line.put("command", redact.apply(script.text()), mostChars)
        .put("command_chars", script.text().length())
        .put("shell", script.shell())
        .put("background", spec.isBackground());
  }

  private void surroundings(Line line) {
    var surroundings = spec.surroundings();
    surroundings.directory().ifPresent(path -> line.put("cwd", redact.apply(path)));
    var names = surroundings.environment().keySet().stream().sorted().toList();
    if (!names.isEmpty()) {
      line.put("env", names.subList(0, Math.min(names.size(), MOST_VARIABLES)));
      line.put("env_count", names.size());
    }
    var input = surroundings.input();
    line.put("pty", input instanceof StandardInput.Terminal);
    if (!input.text().isEmpty()) {
      input(line, input.text(), redact, hasInput);
    }
  }

  static Line input(Line line, String text, UnaryOperator<String> redact, boolean isTold) {
    line.put("input_bytes", text.getBytes(StandardCharsets.UTF_8).length);
    return isTold ? line.put("input", redact.apply(text)) : line;
  }
}
