package dev.vibesbox.executor;

import dev.vibesbox.bus.AnswerForm;
import dev.vibesbox.bus.BadArgument;
import dev.vibesbox.bus.Failure;
import dev.vibesbox.bus.Patience;
import dev.vibesbox.command.ProcessRequest.Read;
import dev.vibesbox.output.Gap;
import dev.vibesbox.output.OffsetBeyondEndException;
import dev.vibesbox.output.OutputLog;
import dev.vibesbox.output.ReadRequest;
import dev.vibesbox.output.Reading;
import dev.vibesbox.output.TooManyWaitersException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Reads output from an offset, waiting for it where asked to. Used on the executor's context. */
final class Readings {
  /** From here on a reading is worth sending at once. */
  private static final int ENOUGH_BYTES = 64 << 10;

  private final Vertx vertx;
  private final Context context;
  private final Pace pace;

  Readings(Vertx vertx, Context context, Duration gather) {
    this.vertx = vertx;
    this.context = context;
    this.pace = new Pace(gather);
  }

  /** Succeeds with the answer of {@code read}. */
  Future<JsonObject> read(ProcessEntry entry, Read read) {
    var filter = LineFilter.of(read.filter());
    var log = entry.log();
    if (isReadable(log, read.offset()) || read.patience().isZero()) {
      return Future.succeededFuture(answer(entry, read, filter));
    }
    return output(log, read.offset(), read.patience())
        .compose(_ -> gathered(log, read.offset()))
        .map(_ -> answer(entry, read, filter));
  }

  /** Succeeds when the log holds something at the offset, is closed, or the time is over. */
  Future<Void> output(OutputLog log, long offset, Duration patience) {
    Promise<Void> promise = Promise.promise();
    Runnable action = () -> context.runOnContext(_ -> promise.tryComplete());
    try {
      log.whenReadable(offset, action);
    } catch (TooManyWaitersException e) {
      return Future.failedFuture(
          new Failure(
              Failure.TOO_MANY,
              String.valueOf(e.getMessage()),
              "Wait for the other reads to end."));
    }
    return Patience.within(vertx, patience, promise.future())
        .otherwiseEmpty()
        .eventually(() -> {
          log.forget(action);
          return Future.succeededFuture();
        });
  }

  /** Lets small pieces wait for each other where too many of them would leave. */
  private Future<?> gathered(OutputLog log, long offset) {
    var isWorthIt = offset == 0 || log.isClosed() || log.end() - offset >= ENOUGH_BYTES;
    return isWorthIt || pace.mayLeave(System.nanoTime())
        ? Future.succeededFuture()
        : vertx.timer(pace.gather().toMillis(), TimeUnit.MILLISECONDS);
  }

  private static boolean isReadable(OutputLog log, long offset) {
    return offset < 0 || log.end() > offset || log.isClosed();
  }

  private static JsonObject answer(ProcessEntry entry, Read read, LineFilter filter) {
    var request = new ReadRequest(read.offset(), read.maxBytes(), read.isOneStream());
    var reading = reading(entry.log(), request);
    var output = new StringBuilder();
    var parts = new JsonArray();
    for (var piece : reading.pieces()) {
      output.append(piece.text());
      parts.add(
          new JsonObject()
              .put("stream", piece.stream().label())
              .put("offset", piece.offset())
              .put("bytes", piece.bytes()));
    }
    return AnswerForm.state(entry.snapshot())
        .put("output", filter.apply(output.toString()))
        .put("parts", parts)
        .put("offset", reading.offset())
        .put("next_offset", reading.nextOffset())
        .put("has_new_output", !reading.pieces().isEmpty())
        .put("gap", reading.gap().map(Readings::gap).orElse(null))
        .put("is_end", reading.isEnd());
  }

  private static Reading reading(OutputLog log, ReadRequest request) {
    try {
      return log.read(request);
    } catch (OffsetBeyondEndException e) {
      throw new BadArgument(String.valueOf(e.getMessage()));
    }
  }

  private static JsonObject gap(Gap gap) {
    return new JsonObject()
        .put("from", gap.from())
        .put("to", gap.to())
        .put("bytes", gap.to() - gap.from());
  }
}
