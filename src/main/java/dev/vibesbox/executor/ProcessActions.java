package dev.vibesbox.executor;

import dev.vibesbox.bus.AnswerForm;
import dev.vibesbox.bus.ProcessForm.Asked;
import dev.vibesbox.command.Principal;
import dev.vibesbox.command.ProcessRequest;
import dev.vibesbox.command.ProcessRequest.Target;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** The actions of {@code manage_process}. Used on the executor's context. */
final class ProcessActions {
  private static final Duration HOUSEKEEPING = Duration.ofSeconds(1);

  private final ProcessTable table;
  private final Settings settings;
  private final Attaching attaching;
  private final Awaiting awaiting;
  private final Killing killing;
  private final Inputs inputs;

  ProcessActions(ProcessTable table, Settings settings, Pump pump, Vertx vertx, Context context) {
    var watch = new InputWatch();
    vertx.setPeriodic(HOUSEKEEPING.toMillis(), _ -> watch.look(table.running()));
    this.table = table;
    this.settings = settings;
    var readings = new Readings(vertx, context, settings.output().gather());
    this.attaching = new Attaching(readings, pump);
    this.awaiting = new Awaiting(readings, watch);
    this.killing = new Killing(pump, context, settings.executor().grace());
    this.inputs = new Inputs(settings, pump, vertx, context);
  }

  /** Succeeds with the answer; fails with a {@link dev.vibesbox.bus.Failure}. */
  Future<JsonObject> answer(Asked asked) {
    var principal = asked.requester().principal();
    return switch (asked.request()) {
      case ProcessRequest.ListAll() -> Future.succeededFuture(list(principal));
      case ProcessRequest.Read read -> attaching.read(find(read.target(), principal), read);
      case ProcessRequest.Write write -> inputs.write(find(write.target(), principal), write);
      case ProcessRequest.Resize resize -> inputs.resize(find(resize.target(), principal), resize);
      case ProcessRequest.Kill kill -> killing.kill(find(kill.target(), principal), kill);
      case ProcessRequest.Recall(var target) ->
          Future.succeededFuture(find(target, principal).answer());
      case ProcessRequest.Await await -> awaiting.await(find(await.target(), principal), await);
    };
  }

  private ProcessEntry find(Target target, Principal principal) {
    return table.find(target, principal);
  }

  private JsonObject list(Principal principal) {
    var processes = new JsonArray();
    table.of(principal).forEach(entry -> processes.add(listed(entry)));
    return new JsonObject().put("processes", processes);
  }

  private JsonObject listed(ProcessEntry entry) {
    var process = entry.snapshot();
    var json = AnswerForm.state(process);
    json.remove("success");
    return json.put("command", ShownCommand.of(process.spec(), settings.redaction()))
        .put("started_at", process.startedAt().toString())
        .put("background", process.spec().isBackground())
        .put("next_offset", entry.log().end());
  }
}
