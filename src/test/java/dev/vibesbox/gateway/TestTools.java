package dev.vibesbox.gateway;

import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.mcp.Tool;
import dev.vibesbox.mcp.ToolCall;
import dev.vibesbox.mcp.ToolDefinition;
import dev.vibesbox.mcp.ToolResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Tools that do what a test tells them. */
final class TestTools {
  private static final String SIXTY_KIB = "x".repeat(60 << 10);

  /** Whoever stopped a call of {@code wait}. */
  final BlockingQueue<StoppedBy> stops = new LinkedBlockingQueue<>();

  /** Pieces that {@code flood} got rid of. */
  final AtomicLong flooded = new AtomicLong();

  /** Calls of {@code wait} that are answered or cancelled. */
  final AtomicInteger over = new AtomicInteger();

  private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

  List<Tool> all() {
    return List.of(
        tool("echo", call -> Future.succeededFuture(result(call.arguments()))),
        tool("wait", this::waitForRelease),
        tool("flood", this::flood),
        tool(
            "broken",
            _ -> {
              throw new IllegalStateException("secret insides");
            }));
  }

  /** Lets the oldest waiting call of {@code wait} go on to its end. */
  void release() throws InterruptedException {
    var next = waiting.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no call of wait came");
    }
    next.run();
  }

  private Future<ToolResult> waitForRelease(ToolCall call) {
    Promise<ToolResult> done = Promise.promise();
    call.cancellation()
        .onCancel(by -> {
          stops.add(by);
          done.tryComplete(result(new JsonObject().put("stopped_by", by.label())));
        });
    var context = io.vertx.core.Vertx.currentContext();
    waiting.add(() ->
        context.runOnContext(_ ->
            call.progress()
                .report("second", new JsonObject())
                .onComplete(_ -> done.tryComplete(result(new JsonObject())))));
    call.progress().report("first", new JsonObject());
    return done.future().onComplete(_ -> over.incrementAndGet());
  }

  private Future<ToolResult> flood(ToolCall call) {
    return call.cancellation().isCancelled()
        ? Future.succeededFuture(result(new JsonObject()))
        : call.progress()
            .report(SIXTY_KIB, new JsonObject())
            .compose(_ -> {
              flooded.incrementAndGet();
              return flood(call);
            });
  }

  private static ToolResult result(JsonObject content) {
    return new ToolResult(content, false);
  }

  private static Tool tool(String name, Function<ToolCall, Future<ToolResult>> body) {
    var anything = new JsonObject().put("type", "object");
    var definition =
        new ToolDefinition(name, name, "for tests", anything, anything, new JsonObject());
    return new Tool() {
      @Override
      public ToolDefinition definition() {
        return definition;
      }

      @Override
      public Future<ToolResult> call(ToolCall call) {
        return body.apply(call);
      }
    };
  }
}
