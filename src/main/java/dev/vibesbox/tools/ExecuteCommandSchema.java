package dev.vibesbox.tools;

import static dev.vibesbox.tools.Schema.choice;
import static dev.vibesbox.tools.Schema.integer;
import static dev.vibesbox.tools.Schema.number;
import static dev.vibesbox.tools.Schema.type;

import dev.vibesbox.command.CommandLimits;
import dev.vibesbox.command.TerminalSize;
import dev.vibesbox.mcp.ToolDefinition;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What {@code tools/list} says of {@code execute_command}. */
final class ExecuteCommandSchema {
  private static final String DESCRIPTION =
      """
      Runs a shell command and answers its output, exit code and what became of it. Output is sent \
      live as progress. Each call is a fresh shell in the workspace: directory changes and \
      variables do not carry over, so use cwd and env, or join steps with &&. Everything the \
      command started is stopped when its shell ends or its time is over; for servers, watchers and \
      long work use background: true and come back with manage_process. Standard input is \
      empty unless stdin is given. For a program that asks questions (a REPL, a debugger, a prompt) use \
      background: true with keep_stdin_open: true, or with pty where it wants a terminal, and answer it \
      with manage_process, action write. Long output is shortened to its first and last lines; the answer says \
      what was left out and from which offset manage_process reads it. A failing command is an \
      ordinary answer: look at exit_code. Status running means that it goes on: come back with \
      manage_process, action wait or read. Status rejected means that nothing ran: error names the rule or the \
      argument, suggestion says what to do instead.\
      """;

  private ExecuteCommandSchema() {}

  static ToolDefinition definition(CommandLimits limits) {
    return new ToolDefinition(
        "execute_command",
        "Run a shell command",
        DESCRIPTION,
        input(limits),
        ProcessSchema.answer(),
        new JsonObject()
            .put("title", "Run a shell command")
            .put("readOnlyHint", false)
            .put("destructiveHint", true)
            .put("idempotentHint", false)
            .put("openWorldHint", true));
  }

  private static JsonObject terminal() {
    return new Schema()
        .optional(
            "columns",
            integer(1, TerminalSize.MOST, "Width in characters.")
                .put("default", TerminalSize.DEFAULT_COLUMNS))
        .optional(
            "rows",
            integer(1, TerminalSize.MOST, "Height in lines.")
                .put("default", TerminalSize.DEFAULT_ROWS))
        .closed()
        .put(
            "description",
            "Run it on a pseudo-terminal of this size ({} for 80 by 24), for programs that insist on one. Its input"
                + " stays open; all its output is stdout, with what is typed echoed in it.");
  }

  private static JsonObject input(CommandLimits limits) {
    var longest = limits.longestTimeout().toSeconds();
    var background = limits.longestBackground().toSeconds();
    return new Schema()
        .required(
            "command",
            type("string", "What to run, for example: ls -la && cat README.md")
                .put("minLength", 1)
                .put("maxLength", limits.maxCommandChars()))
        .optional(
            "shell",
            choice(limits.shells(), "The shell that reads the command.")
                .put("default", limits.shells().getFirst()))
        .optional(
            "timeout",
            integer(
                    1,
                    background,
                    "Seconds until the command and all it started are stopped; at most %d unless it runs in the background or wait is given."
                        .formatted(longest))
                .put("default", limits.defaultTimeout().toSeconds()))
        .optional(
            "stream", type("boolean", "Send output as it comes, as progress.").put("default", true))
        .optional(
            "background",
            type("boolean", "Answer at once with a process_id and let it run.")
                .put("default", false))
        .optional(
            "wait",
            number(
                background,
                "Answer after this many seconds even if it still runs (status: running); it goes on"
                    + " in the background."))
        .optional("cwd", type("string", "Working directory, inside the workspace."))
        .optional(
            "env",
            type("object", "Extra variables.")
                .put("additionalProperties", new JsonObject().put("type", "string")))
        .optional(
            "stdin",
            type(
                "string",
                "What the command reads from standard input; its end follows, unless it stays open."))
        .optional(
            "keep_stdin_open",
            type(
                    "boolean",
                    "Leave standard input open after stdin, for manage_process, action write.")
                .put("default", false))
        .optional("pty", terminal())
        .optional(
            "idle_timeout",
            integer(1, background, "Seconds without output after which it is stopped."))
        .optional(
            "on_disconnect",
            new JsonObject()
                .put("enum", new JsonArray().add("stop").add("keep"))
                .put("description", "What becomes of it when this client goes away."))
        .optional(
            "max_lines",
            integer(0, 100_000, "Lines of each stream in the answer, first and last halves.")
                .put("default", 100))
        .closed();
  }
}
