package dev.vibesbox.bus;

import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.Outcome;
import dev.vibesbox.command.ProcessSnapshot;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is published of every process; each event has the same fields, null where it has none. */
public final class EventForm {
  private EventForm() {}

  /**
   * It runs.
   *
   * @param command as it may be shown
   */
  public static JsonObject started(ProcessSnapshot process, String command) {
    return of("started", process, command, process.startedAt());
  }

  /** Nothing of it is left, or it could not be started. */
  public static JsonObject exited(ProcessSnapshot process, String command) {
    return of("exited", process, command, process.startedAt().plus(process.duration()));
  }

  /** It was refused, and nothing ran. */
  public static JsonObject rejected(CommandSpec spec, String command, Failure failure) {
    return about("rejected", spec, command, Instant.now())
        .put("pid", null)
        .put("status", "rejected")
        .put("exit_code", null)
        .put("signal", null)
        .put("stopped_by", null)
        .put("error", failure.getMessage())
        .put("duration_ms", 0)
        .put("code", failure.failureCode())
        .put("rule", failure.rule().orElse(null));
  }

  private static JsonObject of(String event, ProcessSnapshot process, String command, Instant at) {
    var state = AnswerForm.state(process);
    return about(event, process.spec(), command, at)
        .put("pid", state.getValue("pid"))
        .put("status", state.getValue("status"))
        .put("exit_code", state.getValue("exit_code"))
        .put("signal", state.getValue("signal"))
        .put("stopped_by", state.getValue("stopped_by"))
        .put("error", state.getValue("error"))
        .put("duration_ms", state.getValue("duration_ms"))
        .put("code", code(process.outcome()))
        .put("rule", null);
  }

  private static JsonObject about(String event, CommandSpec spec, String command, Instant at) {
    return new JsonObject()
        .put("event", event)
        .put("at", at.toString())
        .put("process_id", spec.id().toString())
        .put("command", command)
        .put("principal", spec.requester().principal().name())
        .put("door", spec.requester().door().label())
        .put("background", spec.isBackground());
  }

  private static @Nullable Integer code(Optional<Outcome> outcome) {
    return outcome.orElse(null) instanceof Outcome.Failed ? Failure.BROKEN : null;
  }
}
