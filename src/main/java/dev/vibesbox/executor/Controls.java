package dev.vibesbox.executor;

import dev.vibesbox.bus.BadArgument;
import dev.vibesbox.bus.Failure;
import dev.vibesbox.bus.ProcessForm.Asked;
import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.ProcessRequest;
import dev.vibesbox.command.ProcessRequest.Target;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * The actions of {@code manage_process}, of which those that change something go on record: done or
 * refused. Used on the executor's context.
 */
record Controls(ProcessActions actions, ProcessTable table, Trail trail) {

  /** Succeeds with the answer; fails with a {@link Failure}. */
  Future<JsonObject> answer(Asked asked) {
    return switch (asked.request()) {
      case ProcessRequest.Kill(var target, _, _) -> recorded(asked, target);
      case ProcessRequest.Resize(var target, _) -> recorded(asked, target);
      case ProcessRequest.Write(var target, _, _, _) -> {
        // What a shell reads it may run.
        trail.require();
        yield recorded(asked, target);
      }
      case ProcessRequest.ListAll _,
          ProcessRequest.Read _,
          ProcessRequest.Recall _,
          ProcessRequest.Await _ ->
          actions.answer(asked);
    };
  }

  private Future<JsonObject> recorded(Asked asked, Target target) {
    var process = known(asked, target);
    try {
      var answer = actions.answer(asked);
      trail.control(asked, process, Optional.empty());
      return answer;
    } catch (Failure e) {
      trail.control(asked, process, Optional.of(e));
      throw e;
    } catch (BadArgument e) {
      var failure = new Failure(Failure.BAD_ARGUMENT, e.getMessage());
      trail.control(asked, process, Optional.of(failure));
      throw e;
    }
  }

  private Optional<CommandSpec> known(Asked asked, Target target) {
    try {
      return Optional.of(table.find(target, asked.requester().principal()).spec());
    } catch (Failure _) {
      return Optional.empty();
    }
  }
}
