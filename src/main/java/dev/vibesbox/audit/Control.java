package dev.vibesbox.audit;

import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.ProcessRequest;
import dev.vibesbox.command.ProcessRequest.Target;
import dev.vibesbox.command.Requester;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Something done to a process, or not done.
 *
 * @param process the command it runs, absent where there is none such
 * @param refusal absent where it was done
 */
public record Control(
    Requester requester,
    Optional<CommandSpec> process,
    ProcessRequest request,
    Optional<Refusal> refusal) {

  /** Its line; empty where the request changes nothing, such as a reading. */
  Optional<Line> line(UnaryOperator<String> redact, boolean hasInput) {
    var line = Line.of("control");
    process.ifPresent(spec -> line.put("process_id", spec.id().toString()));
    Subject.asked(line, requester);
    return action(line, redact, hasInput).map(it -> decided(it, redact));
  }

  private Optional<Line> action(Line line, UnaryOperator<String> redact, boolean hasInput) {
    return switch (request) {
      case ProcessRequest.Kill(var target, var signal, var by) ->
          Optional.of(
              on(line.put("action", "kill"), target).put("signal", signal).put("by", by.label()));
      case ProcessRequest.Write(var target, var text, var isEnd, _) ->
          Optional.of(
              Subject.input(on(line.put("action", "write"), target), text, redact, hasInput)
                  .put("eof", isEnd));
      case ProcessRequest.Resize(var target, var size) ->
          Optional.of(
              on(line.put("action", "resize"), target)
                  .put("columns", size.columns())
                  .put("rows", size.rows()));
      case ProcessRequest.ListAll _,
          ProcessRequest.Read _,
          ProcessRequest.Recall _,
          ProcessRequest.Await _ ->
          Optional.empty();
    };
  }

  /** What was named, where no process of that name is known. */
  private Line on(Line line, Target target) {
    if (process.isPresent()) {
      return line;
    }
    return switch (target) {
      case Target.ById(var id) -> line.put("unknown", id.toString());
      case Target.ByPid(var pid) -> line.put("unknown", "pid " + pid);
    };
  }

  private Line decided(Line line, UnaryOperator<String> redact) {
    return refusal
        .map(it ->
            it.ruling().on(line).put("code", it.code()).put("reason", redact.apply(it.reason())))
        .orElseGet(() -> line.put("decision", Ruling.Decision.ALLOWED.label()));
  }
}
