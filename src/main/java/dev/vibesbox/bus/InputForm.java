package dev.vibesbox.bus;

import dev.vibesbox.command.CommandLimits;
import dev.vibesbox.command.StandardInput;
import dev.vibesbox.command.TerminalSize;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a command reads, as a message: {@code stdin}, {@code keep_stdin_open} and {@code pty}. */
final class InputForm {
  private InputForm() {}

  static StandardInput read(Arguments arguments, CommandLimits limits) {
    var text = arguments.text("stdin", 0, limits.maxStdinChars());
    var staysOpen = arguments.flag("keep_stdin_open", false);
    var terminal = arguments.object("pty").map(InputForm::terminal);
    if (terminal.isPresent()) {
      return new StandardInput.Terminal(text.orElse(""), terminal.get());
    }
    return staysOpen
        ? new StandardInput.Open(text.orElse(""))
        : text.<StandardInput>map(StandardInput.Text::new).orElse(StandardInput.NOTHING);
  }

  static void write(StandardInput input, JsonObject json) {
    switch (input) {
      case StandardInput.Nothing() -> {}
      case StandardInput.Text(var text) -> json.put("stdin", text);
      case StandardInput.Open(var text) -> json.put("stdin", text).put("keep_stdin_open", true);
      case StandardInput.Terminal(var text, TerminalSize(var columns, var rows)) ->
          json.put("stdin", text)
              .put("pty", new JsonObject().put("columns", columns).put("rows", rows));
    }
  }

  /** The size that {@code columns} and {@code rows} say; both must be there. */
  static TerminalSize size(Arguments arguments) {
    var columns = size(arguments, "columns");
    var rows = size(arguments, "rows");
    return new TerminalSize(required("columns", columns), required("rows", rows));
  }

  private static TerminalSize terminal(JsonObject pty) {
    try {
      var arguments = new Arguments(pty);
      var columns = size(arguments, "columns").orElse(TerminalSize.DEFAULT_COLUMNS);
      var rows = size(arguments, "rows").orElse(TerminalSize.DEFAULT_ROWS);
      arguments.refuseOthers();
      return new TerminalSize(columns, rows);
    } catch (BadArgument e) {
      throw new BadArgument("pty: " + e.getMessage());
    }
  }

  private static Optional<Integer> size(Arguments arguments, String name) {
    return arguments.integer(name, 1, TerminalSize.MOST, "").map(Long::intValue);
  }

  private static int required(String name, Optional<Integer> value) {
    return value.orElseThrow(() -> new BadArgument(name + " is missing"));
  }
}
