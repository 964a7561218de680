package dev.vibesbox.tools;

import dev.vibesbox.bus.ExecutorClient;
import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.mcp.Log;
import dev.vibesbox.mcp.LogLevel;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** Tells a client that wants to know what becomes of its command. */
record CommandLog(Log log, CommandSpec spec) {

  /** Succeeds when the start was told, or there was none; asks only where it is wanted. */
  Future<Void> started(ExecutorClient executor) {
    return log.takes(LogLevel.INFO)
        ? executor
            .follow(spec, 0, Duration.ZERO)
            .onSuccess(state -> say(LogLevel.INFO, "started", state))
            .<Void>mapEmpty()
            .otherwiseEmpty()
        : Future.succeededFuture();
  }

  void rejected(JsonObject answer) {
    say(LogLevel.WARNING, answer.getString("status"), answer);
  }

  void answered(JsonObject answer) {
    if (answer.getValue("stopped_by") != null) {
      say(LogLevel.NOTICE, "stopped", answer);
    }
    if (answer.getBoolean("truncated", false)) {
      say(LogLevel.NOTICE, "truncated", answer);
    }
  }

  private void say(LogLevel level, String event, JsonObject from) {
    var data = new JsonObject().put("event", event).put("process_id", spec.id().toString());
    for (var name : new String[] {"pid", "status", "stopped_by", "error", "next_offset"}) {
      if (from.getValue(name) != null) {
        data.put(name, from.getValue(name));
      }
    }
    log.say(level, data);
  }
}
