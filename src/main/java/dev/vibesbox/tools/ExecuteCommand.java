package dev.vibesbox.tools;

import dev.vibesbox.bus.BadArgument;
import dev.vibesbox.bus.CommandForm;
import dev.vibesbox.bus.ExecutorClient;
import dev.vibesbox.bus.Failure;
import dev.vibesbox.command.CommandLimits;
import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.CommandSpec.Answer;
import dev.vibesbox.command.CommandSpec.OnDisconnect;
import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.mcp.TaskTool;
import dev.vibesbox.mcp.ToolCall;
import dev.vibesbox.mcp.ToolDefinition;
import dev.vibesbox.mcp.ToolResult;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code execute_command}: runs a command, sends its output as it comes, answers how it ended. */
public final class ExecuteCommand implements TaskTool {
  /** Clients that see no progress give up after 60 s. */
  private static final Duration LONGEST_SILENT_WAIT = Duration.ofSeconds(45);

  private static final String SUGGESTION =
      """
      Correct the argument and call again, for example {"command": "make test", "timeout": 120}, or for what takes \
      longer {"command": "make all", "background": true}.\
      """;

  private final ExecutorClient executor;
  private final CommandLimits limits;
  private final Duration signOfLife;

  /**
   * @param signOfLife how often a client hears of a command that says nothing
   */
  public ExecuteCommand(ExecutorClient executor, CommandLimits limits, Duration signOfLife) {
    this.executor = executor;
    this.limits = limits;
    this.signOfLife = signOfLife;
  }

  @Override
  public ToolDefinition definition() {
    return ExecuteCommandSchema.definition(limits);
  }

  @Override
  public Future<ToolResult> call(ToolCall call) {
    try {
      return run(CommandForm.read(call.arguments(), call.requester(), limits), call);
    } catch (BadArgument e) {
      return Future.succeededFuture(refused(e));
    }
  }

  @Override
  public Future<Begun> begin(ToolCall call, Duration patience) {
    try {
      var asked = CommandForm.read(call.arguments(), call.requester(), limits);
      var isPlain = asked.delivery().answer() instanceof Answer.AtEnd;
      var spec = isPlain ? asked.answered(new Answer.After(patience)) : asked;
      return run(spec, call).map(result -> begun(result, spec, isPlain));
    } catch (BadArgument e) {
      return Future.succeededFuture(new Begun.Answered(refused(e)));
    }
  }

  /** Who asked for an early answer has it; else only what is over is answered. */
  private static Begun begun(ToolResult result, CommandSpec spec, boolean isPlain) {
    var runs = result.structuredContent().filter(ExecuteCommand::isRunning).isPresent();
    return result.isError()
        ? new Begun.Answered(result)
        : new Begun.AsTask(spec.id().toString(), result, !isPlain || !runs);
  }

  private static ToolResult refused(BadArgument e) {
    var failure = new Failure(Failure.BAD_ARGUMENT, e.getMessage(), SUGGESTION);
    return new ToolResult(Failure.json(failure), true);
  }

  private Future<ToolResult> run(CommandSpec asked, ToolCall call) {
    var spec = isFollowed(asked, call) ? asked.attached(LiveOutput.READER) : patient(asked, call);
    var log = new CommandLog(call.log(), spec);
    var token = Confirming.token(call);
    if (token.isPresent() && Confirming.isDeclined(call)) {
      return executor
          .decline(spec, token.get(), true)
          .map(ExecuteCommand::result)
          .recover(cause -> rejected(cause, log));
    }
    var answer =
        token.map(proof -> executor.execute(spec, proof)).orElseGet(() -> executor.execute(spec));
    call.cancellation().onCancel(by -> abandon(spec, by));
    var started = log.started(executor);
    var output = follow(spec, call);
    return answer
        .compose(json -> isRunning(json) ? leave(spec, json) : output.map(json))
        .compose(json -> started.map(json))
        .onSuccess(log::answered)
        .map(ExecuteCommand::result)
        .recover(cause -> refused(cause, spec, call, log));
  }

  /** Nothing ran, because of an argument, a rule, a limit, or for want of somebody's consent. */
  private Future<ToolResult> refused(
      Throwable cause, CommandSpec spec, ToolCall call, CommandLog log) {
    var question = Confirming.question(cause, call);
    if (question.isPresent()) {
      return Future.failedFuture(question.get());
    }
    return Confirming.unusable(cause)
        .map(proof -> executor.decline(spec, proof, false).<Void>mapEmpty().otherwiseEmpty())
        .orElseGet(Future::succeededFuture)
        .compose(_ -> rejected(cause, log));
  }

  private static Future<ToolResult> rejected(Throwable cause, CommandLog log) {
    var answer = Failure.json(Confirming.plain(cause));
    log.rejected(answer);
    return Future.succeededFuture(new ToolResult(answer, true));
  }

  static ToolResult result(JsonObject answer) {
    var links =
        answer.getBoolean("truncated", false)
            ? List.of(OutputLink.to(answer))
            : List.<JsonObject>of();
    return new ToolResult(Optional.of(answer), links, false);
  }

  private static CommandSpec patient(CommandSpec spec, ToolCall call) {
    return call.progress().isWanted() ? spec : impatient(spec);
  }

  /** Nobody waits long without a sign of life; what still runs then goes on in the background. */
  private static CommandSpec impatient(CommandSpec spec) {
    return switch (spec.delivery().answer()) {
      case Answer.AtOnce() -> spec;
      case Answer.AtEnd() -> spec.answered(new Answer.After(LONGEST_SILENT_WAIT));
      case Answer.After(var patience) when patience.compareTo(LONGEST_SILENT_WAIT) <= 0 -> spec;
      case Answer.After _ -> spec.answered(new Answer.After(LONGEST_SILENT_WAIT));
    };
  }

  private void abandon(CommandSpec spec, StoppedBy by) {
    var isKept =
        spec.delivery().onDisconnect().equals(Optional.of(OnDisconnect.KEEP))
            && by == StoppedBy.DISCONNECT;
    // Nobody waits for what comes of it, and the executor logs what goes wrong.
    if (!isKept && !spec.isBackground()) {
      executor.stop(spec.id(), spec.requester(), by);
    } else {
      leave(spec, new JsonObject());
    }
  }

  /** What goes on in the background waits for nobody. */
  private Future<JsonObject> leave(CommandSpec spec, JsonObject answer) {
    return spec.delivery().reader().isPresent()
        ? executor.detach(spec).transform(_ -> Future.succeededFuture(answer))
        : Future.succeededFuture(answer);
  }

  /** Succeeds when all output was sent, nobody wants it, or nobody takes it any more. */
  private Future<Void> follow(CommandSpec spec, ToolCall call) {
    return isFollowed(spec, call)
        ? new LiveOutput(executor, spec, call.progress(), signOfLife).send().otherwiseEmpty()
        : Future.succeededFuture();
  }

  private static boolean isFollowed(CommandSpec spec, ToolCall call) {
    return spec.delivery().streams() && call.progress().isWanted() && !spec.isBackground();
  }

  private static boolean isRunning(JsonObject answer) {
    return answer.getString("status").equals("running");
  }
}
