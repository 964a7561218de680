package dev.vibesbox.tools;

import dev.vibesbox.bus.ExecutorClient;
import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.mcp.Progress;
import dev.vibesbox.mcp.Progress.Report;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * Sends a command's output to its client: reads the log from the first byte on, and reads on when
 * the client has taken what was read. So a slow client reads late, and nothing piles up here.
 */
final class LiveOutput {
  /** Shorter texts take less room than what it takes to read them again. */
  private static final int LONG_BYTES = 1024;

  /** The name under which a command's own client reads. */
  static final String READER = "client";

  private static final Future<Void> DONE = Future.succeededFuture();

  private final ExecutorClient executor;
  private final CommandSpec spec;
  private final Progress progress;
  private final Duration signOfLife;

  LiveOutput(ExecutorClient executor, CommandSpec spec, Progress progress, Duration signOfLife) {
    this.executor = executor;
    this.spec = spec;
    this.progress = progress;
    this.signOfLife = signOfLife;
  }

  /**
   * Succeeds when all was sent; fails when there is no such process or the client is gone, and then
   * the process waits for it no longer.
   */
  Future<Void> send() {
    Promise<Void> end = Promise.promise();
    sendFrom(0, end);
    return end.future().onFailure(_ -> executor.detach(spec));
  }

  /** One promise for all readings: futures inside each other would pile up with the output. */
  private void sendFrom(long offset, Promise<Void> end) {
    executor
        .follow(spec, offset, signOfLife)
        .compose(reading -> (isEmptyEnd(reading, offset) ? DONE : report(reading)).map(reading))
        .onSuccess(reading -> {
          if (reading.getBoolean("is_end")) {
            end.complete();
          } else {
            sendFrom(reading.getLong("next_offset"), end);
          }
        })
        .onFailure(end::fail);
  }

  private static boolean isEmptyEnd(JsonObject reading, long offset) {
    return reading.getBoolean("is_end") && reading.getLong("next_offset") == offset;
  }

  /** What is long enough can be read again, and nobody has to keep it for a broken connection. */
  private Future<Void> report(JsonObject reading) {
    long offset = reading.getLong("offset");
    long bytes = reading.getLong("next_offset") - offset;
    return bytes < LONG_BYTES || reading.getValue("gap") != null
        ? progress.report(form(reading))
        : progress.report(form(reading), () -> again(offset, (int) bytes));
  }

  private Future<Report> again(long offset, int bytes) {
    return executor
        .reread(spec.id(), spec.requester(), offset, bytes)
        .map(reading -> reading.getValue("gap") == null ? form(reading) : gone(offset, bytes));
  }

  /** What was there before, and is not kept any longer. */
  private static Report gone(long offset, int bytes) {
    var gap = new JsonObject().put("from", offset).put("to", offset + bytes).put("bytes", bytes);
    return new Report("", new JsonObject().put("vibesbox/offset", offset).put("vibesbox/gap", gap));
  }

  private static Report form(JsonObject reading) {
    var meta = new JsonObject().put("vibesbox/offset", reading.getLong("offset"));
    var parts = reading.getJsonArray("parts");
    if (!parts.isEmpty()) {
      meta.put("vibesbox/stream", parts.getJsonObject(0).getString("stream"));
    }
    if (Boolean.TRUE.equals(reading.getBoolean("waiting_for_input"))) {
      meta.put("vibesbox/waiting_for_input", true);
    }
    var gap = reading.getJsonObject("gap");
    if (gap != null) {
      meta.put("vibesbox/gap", gap);
    }
    return new Report(reading.getString("output"), meta);
  }
}
