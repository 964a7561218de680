package dev.vibesbox.executor;

import dev.vibesbox.bus.AnswerForm;
import dev.vibesbox.bus.BadArgument;
import dev.vibesbox.bus.Failure;
import dev.vibesbox.bus.Patience;
import dev.vibesbox.command.ProcessRequest.Resize;
import dev.vibesbox.command.ProcessRequest.Write;
import dev.vibesbox.command.StandardInput;
import dev.vibesbox.executor.Writing.Report;
import dev.vibesbox.policy.Decision;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Writes to processes, and resizes their terminals. Used on the executor's context. */
final class Inputs {
  private static final Duration LONGEST_FAREWELL = Duration.ofMillis(500);

  private final Settings settings;
  private final Pump pump;
  private final Vertx vertx;
  private final Context context;

  Inputs(Settings settings, Pump pump, Vertx vertx, Context context) {
    this.settings = settings;
    this.pump = pump;
    this.vertx = vertx;
    this.context = context;
  }

  /**
   * Succeeds when the process's pipe or terminal has taken everything, or the time is over, and
   * says how much of it will still be written.
   */
  Future<JsonObject> write(ProcessEntry entry, Write write) {
    var bytes = encoded(write.text());
    requireOpen(entry);
    requireAllowed(entry, write.text());
    var offset = entry.log().end();
    return report(entry, bytes, write)
        .compose(report -> settled(entry).map(report))
        .map(report -> answer(entry, bytes, report, offset));
  }

  /** Succeeds when the terminal has the new size. */
  Future<JsonObject> resize(ProcessEntry entry, Resize resize) {
    requireRunning(entry);
    if (!(entry.spec().surroundings().input() instanceof StandardInput.Terminal)) {
      throw new Failure(
          Failure.WRONG_STATE,
          "process %s has no terminal".formatted(entry.spec().id()),
          "Start it with pty to give it one.");
    }
    Promise<JsonObject> done = Promise.promise();
    var process = entry.process();
    pump.tell(
        process,
        () ->
            process.withPipes(pipes -> {
              pipes.resize(resize.size());
              context.runOnContext(_ -> done.tryComplete(resized(entry, resize)));
            }));
    // A process that ends meanwhile is not told any more.
    entry.ended().onSuccess(_ -> done.tryComplete(resized(entry, resize)));
    return done.future();
  }

  private Future<Report> report(ProcessEntry entry, byte[] bytes, Write write) {
    Promise<Report> promise = Promise.promise();
    var process = entry.process();
    var writing =
        new Writing(
            bytes, write.isEnd(), report -> context.runOnContext(_ -> promise.tryComplete(report)));
    pump.tell(process, () -> process.withPipes(pipes -> pipes.write(writing)));
    var timer =
        vertx.setTimer(
            Math.max(1, write.patience().toMillis()),
            _ -> {
              pump.tell(process, () -> process.withPipes(pipes -> pipes.cut(writing)));
              if (!entry.isRunning()) {
                promise.tryComplete(Report.NOTHING);
              }
            });
    return promise.future().onComplete(_ -> vertx.cancelTimer(timer));
  }

  private static JsonObject answer(ProcessEntry entry, byte[] bytes, Report report, long offset) {
    var standing = entry.input().standing();
    var isWhole = report.accepted() == bytes.length;
    if (report.accepted() == 0
        && standing.state() != InputState.OPEN
        && !isWritten(bytes, report)) {
      requireOpen(entry);
    }
    var chars = new String(bytes, 0, report.accepted(), StandardCharsets.UTF_8);
    var json =
        AnswerForm.state(entry.snapshot())
            .put("bytes", bytes.length)
            .put("accepted_bytes", report.accepted())
            .put("accepted_chars", chars.codePointCount(0, chars.length()))
            .put("written_bytes", report.written())
            .put("pending_bytes", standing.pending())
            .put("eof", report.isEndAccepted())
            .put("input", standing.state().label())
            .put("next_offset", offset);
    return isWhole ? json : json.put("suggestion", suggestion(standing.state(), report));
  }

  /** A process that reads no more is often about to end, and then the answer says how. */
  private Future<Void> settled(ProcessEntry entry) {
    return switch (entry.input().standing().state()) {
      case UNREAD, GONE -> Patience.within(vertx, LONGEST_FAREWELL, entry.ended()).otherwiseEmpty();
      case NONE, OPEN, ENDING, ENDED -> Future.succeededFuture();
    };
  }

  private static boolean isWritten(byte[] bytes, Report report) {
    return bytes.length == 0 && report.isEndAccepted();
  }

  private static String suggestion(InputState state, Report report) {
    return state == InputState.OPEN
        ? "It has not read enough yet. Only what was accepted will reach it: send the rest, from byte %d on, later."
            .formatted(report.accepted())
        : "Only what was accepted has reached it: %s.".formatted(state.sentence());
  }

  private static JsonObject resized(ProcessEntry entry, Resize resize) {
    return AnswerForm.state(entry.snapshot())
        .put("columns", resize.size().columns())
        .put("rows", resize.size().rows())
        .put("next_offset", entry.log().end());
  }

  private static void requireRunning(ProcessEntry entry) {
    if (!entry.isRunning()) {
      throw new Failure(
          Failure.WRONG_STATE,
          "process %s has ended already".formatted(entry.spec().id()),
          "Its output can still be read.");
    }
  }

  /**
   * A shell may run what is written to it, so the policy reads that, behind what was written
   * before, as it reads a command.
   */
  private void requireAllowed(ProcessEntry entry, String text) {
    var refusal =
        switch (settings.policy().reviewInput(entry.spec(), entry.given().with(text))) {
          case Decision.Allowed _ -> Optional.<Failure>empty();
          case Decision.Ask(var rule, var reason, var suggestion, _) ->
              Optional.of(
                  refused(entry, rule, reason + " It cannot be confirmed here.", suggestion));
          case Decision.Rejected(var rule, var reason, var suggestion) ->
              Optional.of(refused(entry, rule, reason, suggestion));
        };
    refusal.ifPresent(failure -> {
      throw failure;
    });
    entry.given().add(text);
  }

  private Failure refused(ProcessEntry entry, String rule, String reason, String suggestion) {
    var known = settings.redaction().knowing(entry.spec().surroundings().environment());
    return new Failure(
        Failure.REFUSED_BY_POLICY, known.redact("%s: %s".formatted(rule, reason)), suggestion);
  }

  private static void requireOpen(ProcessEntry entry) {
    requireRunning(entry);
    var state = entry.input().standing().state();
    if (state != InputState.OPEN) {
      throw new Failure(
          Failure.WRONG_STATE,
          "nothing was written to process %s: %s".formatted(entry.spec().id(), state.sentence()),
          "To write to a command, start it with keep_stdin_open: true or with pty.");
    }
  }

  private static byte[] encoded(String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new BadArgument("data holds half a surrogate pair, which is no character");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
