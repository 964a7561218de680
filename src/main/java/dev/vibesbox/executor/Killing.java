package dev.vibesbox.executor;

import dev.vibesbox.bus.AnswerForm;
import dev.vibesbox.bus.BadArgument;
import dev.vibesbox.bus.Failure;
import dev.vibesbox.bus.Patience;
import dev.vibesbox.command.ProcessRequest.Kill;
import dev.vibesbox.posix.Signals;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * Sends signals, and proves what became of it: which processes were reached, and which are left.
 * Used on the executor's context.
 */
final class Killing {
  /** What may pass after SIGKILL until the kernel has ended everything. */
  private static final Duration LONGEST_DEATH = Duration.ofSeconds(3);

  /** Whom any other signal ends, it ends at once. */
  private static final Duration QUICK_DEATH = Duration.ofMillis(100);

  private final Pump pump;
  private final Context context;
  private final Duration grace;

  Killing(Pump pump, Context context, Duration grace) {
    this.pump = pump;
    this.context = context;
    this.grace = grace;
  }

  /**
   * Succeeds when it is done; for SIGTERM and SIGKILL, when nothing is left, and for others when it
   * has ended, or a moment later.
   */
  Future<JsonObject> kill(ProcessEntry entry, Kill kill) {
    var signal =
        Signals.parse(kill.signal())
            .orElseThrow(() ->
                new BadArgument("signal must be a name such as SIGTERM or SIGRTMIN+1, or 1 to 64"));
    if (!entry.isRunning()) {
      throw new Failure(
          Failure.WRONG_STATE,
          "process %s has ended already".formatted(entry.spec().id()),
          "Its output can still be read.");
    }
    return members(entry)
        .compose(before ->
            send(entry, kill, signal)
                .compose(_ -> members(entry))
                .map(after -> answer(entry, signal, before, after)));
  }

  private Future<Void> send(ProcessEntry entry, Kill kill, int signal) {
    var process = entry.process();
    if (signal != Signals.SIGTERM && signal != Signals.SIGKILL) {
      pump.tell(process, () -> process.signal(signal));
      return ended(entry, QUICK_DEATH);
    }
    pump.tell(process, () -> process.stop(new StopCause.Wanted(kill.by()), signal));
    return ended(entry, grace.plus(LONGEST_DEATH));
  }

  private Future<Void> ended(ProcessEntry entry, Duration patience) {
    return Patience.within(context.owner(), patience, entry.ended()).otherwiseEmpty();
  }

  private Future<List<Integer>> members(ProcessEntry entry) {
    if (!entry.isRunning()) {
      return Future.succeededFuture(List.of());
    }
    Promise<List<Integer>> members = Promise.promise();
    var pids = Pids.all();
    pump.tell(
        entry.process(),
        () ->
            entry
                .process()
                .census(pids, found -> context.runOnContext(_ -> members.tryComplete(found))));
    // A process that ends meanwhile is not asked any more.
    entry.ended().onSuccess(_ -> members.tryComplete(List.of()));
    return members.future();
  }

  private static JsonObject answer(
      ProcessEntry entry, int signal, List<Integer> before, List<Integer> after) {
    var gone = before.stream().filter(pid -> !after.contains(pid)).toList();
    return AnswerForm.state(entry.snapshot())
        .put("sent_signal", Signals.name(signal))
        .put("stopped", new JsonArray(gone))
        .put("remaining", new JsonArray(after))
        .put("next_offset", entry.log().end());
  }
}
