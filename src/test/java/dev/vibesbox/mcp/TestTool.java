package dev.vibesbox.mcp;

import dev.vibesbox.command.StoppedBy;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Tools of a few lines, with real definitions. */
record TestTool(ToolDefinition definition, Function<ToolCall, Future<ToolResult>> work)
    implements Tool {

  @Override
  public Future<ToolResult> call(ToolCall call) {
    return work.apply(call);
  }

  /** Answers its arguments. */
  static Tool echo() {
    return named("echo", call -> succeed(new JsonObject().put("echo", call.arguments())));
  }

  /** Runs nothing. */
  static Tool refusing() {
    var refusal = new JsonObject().put("status", "rejected");
    return named("refusing", _ -> Future.succeededFuture(new ToolResult(refusal, true)));
  }

  /** Is broken, in the way a Future tells. */
  static Tool failing() {
    return named("failing", _ -> Future.failedFuture(new IllegalStateException("secret")));
  }

  /** Is broken, in the way nobody should be. */
  static Tool throwing() {
    return named(
        "throwing",
        _ -> {
          throw new IllegalStateException("secret");
        });
  }

  /** Counts its calls in the conversation's memory. */
  static Tool counting() {
    return named(
        "counting",
        call -> {
          var calls = call.memory().number("calls", 0) + 1;
          call.memory().remember("calls", calls);
          return succeed(new JsonObject().put("calls", calls));
        });
  }

  static Tool named(String name, Function<ToolCall, Future<ToolResult>> work) {
    return new TestTool(
        new ToolDefinition(
            name,
            "Title of " + name,
            "Does what its name says",
            new JsonObject().put("type", "object"),
            new JsonObject().put("type", "object").put("properties", new JsonObject()),
            new JsonObject().put("readOnlyHint", true)),
        work);
  }

  private static Future<ToolResult> succeed(JsonObject content) {
    return Future.succeededFuture(new ToolResult(content, false));
  }

  /** A tool whose calls end when the test says so. */
  static final class Slow implements Tool {
    private final List<ToolCall> calls = new ArrayList<>();
    private final List<Promise<ToolResult>> results = new ArrayList<>();
    private final List<StoppedBy> cancellations = new ArrayList<>();

    @Override
    public ToolDefinition definition() {
      return named("slow", _ -> Future.failedFuture("unused")).definition();
    }

    @Override
    public Future<ToolResult> call(ToolCall call) {
      Promise<ToolResult> result = Promise.promise();
      calls.add(call);
      results.add(result);
      call.cancellation().onCancel(cancellations::add);
      return result.future();
    }

    ToolCall call(int index) {
      return calls.get(index);
    }

    int calls() {
      return calls.size();
    }

    List<StoppedBy> cancellations() {
      return cancellations;
    }

    Future<Void> report(int call, String text) {
      return calls.get(call).progress().report(text, new JsonObject());
    }

    void finish(int call) {
      results.get(call).complete(new ToolResult(new JsonObject().put("call", call), false));
    }

    void fail(int call) {
      results.get(call).fail("broken");
    }
  }
}
