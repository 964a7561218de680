package dev.vibesbox.executor;

import dev.vibesbox.bus.BadArgument;
import dev.vibesbox.bus.ConfirmationForm.Consent;
import dev.vibesbox.bus.Failure;
import dev.vibesbox.bus.Patience;
import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.CommandSpec.Answer;
import dev.vibesbox.command.CommandSpec.Deadlines;
import dev.vibesbox.command.CommandSpec.Delivery;
import dev.vibesbox.command.CommandSpec.Script;
import dev.vibesbox.command.CommandSpec.Surroundings;
import dev.vibesbox.command.Door;
import dev.vibesbox.command.Outcome;
import dev.vibesbox.command.Principal;
import dev.vibesbox.command.ProcessId;
import dev.vibesbox.command.Requester;
import dev.vibesbox.command.StandardInput;
import dev.vibesbox.executor.Review.Permit;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Runs commands and answers when their delivery says so. Used on the executor's context. */
final class Executions {
  private static final Logger LOGGER = System.getLogger(Executions.class.getName());
  static final Requester SELF = new Requester(new Principal("vibesbox"), Door.BUS);

  private final Launcher launcher;
  private final ProcessTable table;
  private final Announcements announcements;
  private final Archive archive;
  private final Trail trail;
  private final Context context;

  Executions(
      Launcher launcher,
      ProcessTable table,
      Announcements announcements,
      Archive archive,
      Trail trail,
      Context context) {
    this.trail = trail;
    this.archive = archive;
    this.launcher = launcher;
    this.table = table;
    this.announcements = announcements;
    this.context = context;
  }

  /**
   * Succeeds with the answer; fails with a {@link Failure} when nothing ran.
   *
   * @param consent where somebody had to agree
   */
  Future<JsonObject> run(CommandSpec spec, Optional<Consent> consent) {
    return switch (consent.orElse(null)) {
      case Consent.Refused refused -> Future.failedFuture(declined(spec, refused));
      case Consent.Given(var proof) -> {
        launcher.review().confirmations().present(proof, spec);
        yield run(spec);
      }
      case null -> run(spec);
    };
  }

  private Failure declined(CommandSpec spec, Consent.Refused refused) {
    var failure = launcher.review().declined(spec, refused);
    trail.decline(spec, failure, refused.wasAsked());
    announcements.rejected(spec, failure);
    return failure;
  }

  private Future<JsonObject> run(CommandSpec spec) {
    var entry = launched(spec);
    table.add(entry);
    // Events come before the answer, because these were asked for the end first.
    entry.begun().onSuccess(_ -> announcements.begun(entry));
    entry.ended().onSuccess(_ -> announcements.ended(entry)).onSuccess(_ -> logEnd(entry));
    archive.follow(entry);
    return answered(entry).compose(_ -> unlessFailed(entry));
  }

  /** Runs {@code /bin/true} by the way of every command; fails if that does not work. */
  Future<JsonObject> selfTest() {
    var spec = probe();
    var probe = launcher.launch(spec, launcher.review().permit(spec).argv(), context);
    return probe
        .ended()
        .onSuccess(_ -> probe.log().filing().forget())
        .compose(_ ->
            probe.snapshot().outcome().equals(Optional.of(new Outcome.Exited(0)))
                ? Future.succeededFuture(probe.answer())
                : Future.failedFuture(
                    new Failure(Failure.BROKEN, "/bin/true: " + probe.snapshot().outcome())));
  }

  private ProcessEntry launched(CommandSpec spec) {
    try {
      return recorded(spec, permitted(spec));
    } catch (BadArgument e) {
      announcements.rejected(spec, new Failure(Failure.BAD_ARGUMENT, e.getMessage()));
      throw e;
    } catch (Failure e) {
      announcements.rejected(spec, e);
      throw spec.requester().door() == Door.BUS ? e.spelledOut() : e;
    }
  }

  private Permit permitted(CommandSpec spec) {
    try {
      table.admit(spec.id(), spec.requester());
      return launcher.review().permit(spec);
    } catch (Failure e) {
      trail.reject(spec, e);
      throw e;
    }
  }

  /** On record before it starts, and when it has ended. */
  private ProcessEntry recorded(CommandSpec spec, Permit permit) {
    var record = trail.start(spec, permit.ruling());
    try {
      var entry = launcher.launch(spec, permit.argv(), context);
      entry.ended().onSuccess(_ -> trail.end(record, entry));
      return entry;
    } catch (RuntimeException | Error e) {
      record.fail(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private Future<Void> answered(ProcessEntry entry) {
    return switch (entry.spec().delivery().answer()) {
      case Answer.AtOnce() -> entry.begun();
      case Answer.AtEnd() -> entry.ended();
      case Answer.After(var patience) ->
          Patience.within(context.owner(), patience, entry.ended()).recover(_ -> entry.begun());
    };
  }

  private static Future<JsonObject> unlessFailed(ProcessEntry entry) {
    return entry.snapshot().outcome().orElse(null) instanceof Outcome.Failed(var reason)
        ? Future.failedFuture(new Failure(Failure.BROKEN, reason))
        : Future.succeededFuture(entry.answer());
  }

  private void logEnd(ProcessEntry entry) {
    var process = entry.snapshot();
    LOGGER.log(
        Level.DEBUG,
        () ->
            "process %s of %s ended: %s after %d ms"
                .formatted(
                    process.spec().id(),
                    process.spec().requester().principal().name(),
                    process.outcome().map(Outcome::status).orElse("running"),
                    process.duration().toMillis()));
  }

  private static CommandSpec probe() {
    return new CommandSpec(
        ProcessId.random(),
        SELF,
        new Script("true", "/bin/sh"),
        new Surroundings(Optional.empty(), Map.of(), StandardInput.NOTHING),
        new Deadlines(Duration.ofSeconds(5), Optional.empty()),
        new Delivery(new Answer.AtEnd(), 0, false, Optional.empty()));
  }
}
