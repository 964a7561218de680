package dev.vibesbox.tools;

import static dev.vibesbox.tools.Schema.choice;
import static dev.vibesbox.tools.Schema.nullable;
import static dev.vibesbox.tools.Schema.type;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** What both tools answer about a process. */
final class ProcessSchema {
  private static final List<String> STATUSES =
      List.of(
          "running", "exited", "signaled", "timed_out", "cancelled", "rejected", "failed", "lost");

  private ProcessSchema() {}

  /** The answer of {@code execute_command}. */
  static JsonObject answer() {
    return state()
        .optional("stdout", type("string", "First and last lines of standard output."))
        .optional("stderr", type("string", "First and last lines of standard error."))
        .optional("truncated", type("boolean", "Whether lines were left out."))
        .optional("stdout_bytes", type("integer", "Bytes of standard output in all."))
        .optional("stderr_bytes", type("integer", "Bytes of standard error in all."))
        .optional("next_offset", type("integer", "Where the output ended, as an offset."))
        .open();
  }

  /** Every field is optional but two: where nothing ran, there is little to say. */
  static Schema state() {
    return new Schema()
        .required(
            "status",
            choice(
                STATUSES,
                "What became of it. running: it goes on, come back with manage_process; rejected and"
                    + " failed: nothing ran; lost: the server died."))
        .required("success", type("boolean", "True only for exit code 0."))
        .optional("process_id", type("string", "Names the process for manage_process."))
        .optional("pid", nullable("integer", "The operating system's number."))
        .optional("exit_code", nullable("integer", "0 to 255; null if it did not exit by itself."))
        .optional("signal", nullable("string", "The signal that ended it."))
        .optional("stopped_by", nullable("string", "Who or what stopped it."))
        .optional("error", nullable("string", "What went wrong, in a sentence."))
        .optional("suggestion", nullable("string", "What to do next."))
        .optional(
            "warning", nullable("string", "Which part of the sandbox the kernel does not have."))
        .optional(
            "limits_struck",
            type(
                    "array",
                    "Limits that ended it or a part of it: memory, file_size, disk, processes, cpu.")
                .put("items", new JsonObject().put("type", "string")))
        .optional(
            "waiting_for_input",
            type(
                "boolean",
                "Whether it sleeps until somebody writes to it or types at its terminal."))
        .optional(
            "leftover_processes",
            type("integer", "Processes that still ran when the command's shell had ended."))
        .optional("duration_ms", type("integer", "From start to end."))
        .optional(
            "redactions",
            type("object", "How many secrets of each kind were masked in its output."))
        .optional("held_back_ms", type("integer", "How long it waited for a slow client."))
        .optional("cpu_ms", type("integer", "Processor time."))
        .optional(
            "max_rss_kb",
            nullable("integer", "Peak resident memory in KiB; null if below the server's own."));
  }
}
