package dev.vibesbox.tools;

import static dev.vibesbox.tools.Schema.choice;
import static dev.vibesbox.tools.Schema.integer;
import static dev.vibesbox.tools.Schema.number;
import static dev.vibesbox.tools.Schema.type;

import dev.vibesbox.bus.ProcessForm;
import dev.vibesbox.command.TerminalSize;
import dev.vibesbox.mcp.ToolDefinition;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What {@code tools/list} says of {@code manage_process}. */
final class ManageProcessSchema {
  private static final String DESCRIPTION =
      """
      Looks after processes that execute_command started. list: running and recent processes, \
      newest first. read: output from an offset on; without one, a session goes on where its last \
      read ended. wait: until the process exits, prints something, waits for input, or prints a line that matches. \
      write: data to the standard input of a process that was started with keep_stdin_open or pty; on a \
      terminal, type as a keyboard would: end a line with \\n, \\u0003 is Ctrl-C. The answer says how much was \
      accepted; what was not is to be sent again. resize: another size for its terminal. kill: SIGTERM to everything the command started, SIGKILL after a grace time; the answer names \
      what was stopped and what is left. Finished processes stay readable for a while.\
      """;

  private ManageProcessSchema() {}

  static ToolDefinition definition() {
    return new ToolDefinition(
        "manage_process",
        "Look after processes",
        DESCRIPTION,
        input(),
        output(),
        new JsonObject()
            .put("title", "Look after processes")
            .put("readOnlyHint", false)
            .put("destructiveHint", true)
            .put("idempotentHint", false)
            .put("openWorldHint", false));
  }

  private static JsonObject input() {
    return new Schema()
        .required(
            "action",
            choice(List.of("list", "read", "kill", "wait", "write", "resize"), "What to do."))
        .optional("process_id", type("string", "The process, as execute_command named it."))
        .optional(
            "pid", integer(1, Integer.MAX_VALUE, "The process by number, instead of process_id."))
        .optional(
            "signal",
            type("string", "For kill: a name such as SIGINT, or 1 to 64.")
                .put("type", new JsonArray().add("string").add("integer"))
                .put("default", "SIGTERM"))
        .optional(
            "offset",
            type(
                "integer",
                "For read: first byte wanted; for wait: where to look for output or a line from, as next_offset of an earlier answer says. Negative counts from the end."))
        .optional(
            "max_bytes",
            integer(
                    ProcessForm.MIN_READ_BYTES,
                    ProcessForm.MAX_READ_BYTES,
                    "For read: most bytes of output in the answer.")
                .put("default", ProcessForm.DEFAULT_READ_BYTES))
        .optional(
            "wait",
            number(
                ProcessForm.LONGEST_WAIT.toSeconds(),
                "Seconds to wait: for read up to %d, for new output; for write up to %d (%d if not given), until the process has taken the data; for wait up to %d."
                    .formatted(
                        ProcessForm.LONGEST_READ.toSeconds(),
                        ProcessForm.LONGEST_WRITE.toSeconds(),
                        ProcessForm.DEFAULT_WRITE.toSeconds(),
                        ProcessForm.LONGEST_WAIT.toSeconds())))
        .optional(
            "data",
            type("string", "For write: the text.").put("maxLength", ProcessForm.MAX_DATA_CHARS))
        .optional(
            "eof",
            type(
                    "boolean",
                    "For write: end the input after data; a terminal gets its end-of-file character, Ctrl-D.")
                .put("default", false))
        .optional("columns", integer(1, TerminalSize.MOST, "For resize: the new width."))
        .optional("rows", integer(1, TerminalSize.MOST, "For resize: the new height."))
        .optional(
            "grep",
            type("string", "For read: only lines that match this RE2 pattern.")
                .put("examples", new JsonArray().add("(?i)error|warn")))
        .optional(
            "strip_ansi",
            type("boolean", "For read: without terminal escape sequences.").put("default", false))
        .optional(
            "one_stream",
            type("boolean", "For read: stop where the other stream begins.").put("default", false))
        .optional(
            "until",
            type(
                    "string",
                    "For wait: exit; output (new output); input (that it waits for input); or an RE2 pattern that a line must match, a prompt included.")
                .put("default", "exit")
                .put("examples", new JsonArray().add("exit").add("Listening on port \\d+")))
        .closed();
  }

  private static JsonObject output() {
    var output = ProcessSchema.state().open();
    // A list has processes, and nothing else.
    output.remove("required");
    output
        .getJsonObject("properties")
        .put(
            "processes",
            type("array", "For list: the processes, newest first.").put("items", listed()))
        .put("output", type("string", "For read: the text."))
        .put(
            "parts",
            type("array", "For read: which stream each piece of it came from.")
                .put("items", part()))
        .put("offset", type("integer", "For read: where the reading began."))
        .put("next_offset", type("integer", "Where to read on."))
        .put("has_new_output", type("boolean", "For read: whether there was any."))
        .put("gap", gap())
        .put("is_end", type("boolean", "For read: whether nothing will follow."))
        .put("reached", type("boolean", "For wait: whether it happened."))
        .put("matched_line", Schema.nullable("string", "For wait: the line that matched."))
        .put("bytes", type("integer", "For write: bytes of data."))
        .put(
            "accepted_bytes",
            type(
                "integer",
                "For write: bytes of data that are written or will be; send the others again."))
        .put("accepted_chars", type("integer", "For write: the same in characters (code points)."))
        .put(
            "written_bytes", type("integer", "For write: of these, bytes that its pipe has taken."))
        .put("pending_bytes", type("integer", "For write: bytes queued for the process in all."))
        .put("eof", type("boolean", "For write: whether the end follows what was accepted."))
        .put("input", type("string", "For write: open, ending, ended, unread or gone."))
        .put("columns", type("integer", "For resize: the width."))
        .put("rows", type("integer", "For resize: the height."))
        .put("sent_signal", type("string", "For kill: the signal."))
        .put("stopped", pids("For kill: pids that were stopped."))
        .put("remaining", pids("For kill: pids that are left; empty is the proof."));
    return output;
  }

  private static JsonObject listed() {
    var process =
        ProcessSchema.state()
            .optional("command", type("string", "What runs, secrets masked."))
            .optional("started_at", type("string", "When, in UTC."))
            .optional("background", type("boolean", "Whether nobody waits for its end."))
            .optional("next_offset", type("integer", "Where its output ends so far."))
            .open();
    process.put("required", new JsonArray().add("process_id").add("status").add("command"));
    return process;
  }

  private static JsonObject part() {
    return new Schema()
        .required("stream", choice(List.of("stdout", "stderr"), "Which one."))
        .required("offset", type("integer", "Where it begins."))
        .required("bytes", type("integer", "Its length."))
        .open();
  }

  private static JsonObject gap() {
    return new Schema()
        .required("from", type("integer", "First offset that is not kept."))
        .required("to", type("integer", "First offset that is kept again."))
        .required("bytes", type("integer", "How many bytes are missing."))
        .open()
        .put("type", new JsonArray().add("object").add("null"))
        .put("description", "For read: what is not kept any longer; null if nothing is missing.");
  }

  private static JsonObject pids(String description) {
    return type("array", description).put("items", new JsonObject().put("type", "integer"));
  }
}
