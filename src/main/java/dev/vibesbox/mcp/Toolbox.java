package dev.vibesbox.mcp;

import dev.vibesbox.jsonrpc.Quoted;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tools under their names, in the order in which they are always listed. */
final class Toolbox {
  // https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool-names
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

  private final Map<String, Tool> tools = new LinkedHashMap<>();
  private final Asking asking;
  private final TaskCalls calls;

  Toolbox(List<Tool> tools, Asking asking, Tasks tasks) {
    this.asking = asking;
    this.calls = new TaskCalls(tasks);
    for (var tool : tools) {
      var name = tool.definition().name();
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("tool name " + Quoted.of(name) + " is not " + NAME);
      }
      if (this.tools.putIfAbsent(name, tool) != null) {
        throw new IllegalArgumentException("two tools are called " + name);
      }
    }
  }

  JsonObject list(Params params, Revision revision) throws InvalidParams {
    params.onFirstPage();
    var definitions = new JsonArray();
    tools.values().forEach(tool -> definitions.add(calls.listed(tool, revision)));
    return new JsonObject().put("tools", definitions);
  }

  /** Finds the tool and reads what the call carries; the tool reads its own arguments. */
  Step call(Params params, Caller caller) throws InvalidParams {
    var name = params.text("name");
    var tool = tool(name);
    var arguments = params.objectOrEmpty("arguments");
    var token = params.progressToken();
    var way = calls.way(tool, params, caller);
    var fixed = new JsonObject().put("tool", name).put("arguments", arguments);
    var input = asking.given(params, fixed, caller);
    return new Step.Work(
        "tool " + name,
        exchange -> {
          var progress = new RequestProgress(token, exchange);
          return asking.run(
              given -> way.apply(call(arguments, caller, progress, exchange, given)),
              input,
              new Asking.Call(caller, fixed),
              exchange);
        });
  }

  private static ToolCall call(
      JsonObject arguments, Caller caller, Progress progress, Exchange exchange, Input input) {
    return new ToolCall(
        arguments,
        caller.requester(),
        progress,
        exchange.cancellation(),
        caller.memory(),
        new RequestLog(caller.logLevel(), exchange),
        caller.capabilities(),
        input);
  }

  /** What callers of this tool repeat in headers; nothing, of a tool that is not there. */
  List<MirroredArgument> mirrored(String name) {
    return Optional.ofNullable(tools.get(name))
        .map(tool -> MirroredArgument.of(tool.definition().inputSchema()))
        .orElseGet(List::of);
  }

  private Tool tool(String name) throws InvalidParams {
    return Optional.ofNullable(tools.get(name))
        .orElseThrow(() ->
            new InvalidParams(
                "there is no tool %s, only %s"
                    .formatted(Quoted.of(name), String.join(", ", tools.keySet()))));
  }
}
