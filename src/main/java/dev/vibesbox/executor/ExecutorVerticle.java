package dev.vibesbox.executor;

import dev.vibesbox.bus.BadArgument;
import dev.vibesbox.bus.Body;
import dev.vibesbox.bus.CommandForm;
import dev.vibesbox.bus.ConfirmationForm;
import dev.vibesbox.bus.Failure;
import dev.vibesbox.bus.Patience;
import dev.vibesbox.bus.ProcessForm;
import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.posix.Signals;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers the service door. A worker verticle: what it does runs on worker threads, one at a time,
 * so its state needs no locks. Policy and redaction sit behind this door, for whoever comes.
 */
public final class ExecutorVerticle extends VerticleBase {
  private static final Logger LOGGER = System.getLogger(ExecutorVerticle.class.getName());
  private static final Duration HOUSEKEEPING = Duration.ofSeconds(1);

  /** A program writes some hundred MB in that time. */
  private static final Duration DISK_WATCH = Duration.ofMillis(100);

  /** SIGTERM, grace, SIGKILL and reaping must fit in; the whole server has 8 s. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final Settings settings;
  private final Pump pump;
  private final ProcessTable table;
  private Optional<Launcher> launcher = Optional.empty();
  private Optional<Archive> archive = Optional.empty();
  private Optional<Trail> trail = Optional.empty();
  private Optional<SandboxTrial> trial = Optional.empty();
  private boolean isKeepingHouse;
  private boolean isStopping;

  public ExecutorVerticle(Settings settings) {
    this.settings = settings;
    this.pump = new Pump(new Guard(settings.commands(), Cgroup.ofServer()));
    this.table = new ProcessTable(settings.executor(), this::forget);
  }

  @Override
  public Future<?> start() {
    var kept = Archive.open(settings);
    archive = Optional.of(kept);
    kept.restored().forEach(table::add);
    var launcher = new Launcher(settings, pump, kept, vertx.eventBus());
    this.launcher = Optional.of(launcher);
    var announcements = new Announcements(vertx.eventBus(), settings);
    var trail = Trail.open(settings, launcher.coverage());
    this.trail = Optional.of(trail);
    var executions = new Executions(launcher, table, announcements, kept, trail, context);
    var trial = new SandboxTrial(launcher, settings.confinement(), context);
    this.trial = Optional.of(trial);
    var processes = new ProcessActions(table, settings, pump, vertx, context);
    var controls = new Controls(processes, table, trail);
    var writes = new WriteStop(Space.of(settings), pump);
    pump.guard().askForDisk(writes::isInForce);
    pump.start();
    vertx.setPeriodic(DISK_WATCH.toMillis(), _ -> writes.look(table.running()));
    vertx.setPeriodic(HOUSEKEEPING.toMillis(), _ -> kept.keepHouse(table));
    vertx.setPeriodic(HOUSEKEEPING.toMillis(), _ -> keepHouse(trail));
    var addresses = settings.addresses();
    return Future.all(
        listen(
            addresses.execute(),
            body -> {
              var spec = CommandForm.read(ConfirmationForm.without(body), settings.limits());
              return executions.run(spec, ConfirmationForm.read(body)).map(launcher::warned);
            }),
        listen(addresses.process(), body -> controls.answer(ProcessForm.read(body))),
        listen(addresses.selfTest(), _ -> executions.selfTest()),
        listen(addresses.sandbox(), _ -> trial.report()),
        listen(addresses.audit(), _ -> Future.succeededFuture(trail.report())));
  }

  /** Stops every process; succeeds when nothing of them is left. */
  @Override
  public Future<?> stop() {
    isStopping = true;
    var running = table.running();
    running.forEach(entry ->
        pump.tell(
            entry.process(),
            () -> entry.process().stop(new StopCause.Wanted(StoppedBy.SHUTDOWN), Signals.SIGTERM)));
    var settled =
        Future.join(running.stream().map(ProcessEntry::ended).toList())
            .transform(_ -> trial.map(SandboxTrial::settled).orElseGet(Future::succeededFuture));
    return Patience.within(vertx, LONGEST_STOP, settled)
        .otherwiseEmpty()
        .compose(_ -> vertx.executeBlocking(this::closePump));
  }

  /** On another thread: nobody waits for the disk. */
  private void keepHouse(Trail trail) {
    if (isKeepingHouse) {
      return;
    }
    isKeepingHouse = true;
    vertx
        .executeBlocking(
            () -> {
              trail.keepHouse();
              return null;
            },
            false)
        .onComplete(_ -> isKeepingHouse = false);
  }

  private Void closePump() throws InterruptedException, IOException {
    launcher.ifPresent(Launcher::close);
    pump.close();
    if (archive.isPresent()) {
      archive.get().close();
    }
    if (trail.isPresent()) {
      trail.get().close();
    }
    return null;
  }

  private void forget(ProcessEntry entry) {
    archive.ifPresent(it -> it.forget(entry));
  }

  private Future<Void> listen(String address, Function<JsonObject, Future<JsonObject>> answer) {
    return vertx
        .eventBus()
        .<Object>consumer(address, message -> respond(message, answer))
        .completion();
  }

  private void respond(Message<Object> message, Function<JsonObject, Future<JsonObject>> answer) {
    attempt(message, answer)
        .onSuccess(message::reply)
        .onFailure(cause -> message.reply(failure(cause)));
  }

  private Future<JsonObject> attempt(
      Message<Object> message, Function<JsonObject, Future<JsonObject>> answer) {
    if (isStopping) {
      return Future.failedFuture(new Failure(Failure.SHUTTING_DOWN, "the server is shutting down"));
    }
    try {
      return answer.apply(Body.of(message));
    } catch (RuntimeException | Error e) {
      // Errors too: whoever asked would wait for ever.
      return Future.failedFuture(e);
    }
  }

  private static Failure failure(Throwable cause) {
    return switch (cause) {
      case Failure failure -> failure;
      case BadArgument bad -> new Failure(Failure.BAD_ARGUMENT, bad.getMessage());
      default -> {
        LOGGER.log(Level.ERROR, "a request to the executor failed", cause);
        yield new Failure(Failure.BROKEN, "the executor failed; its log says why");
      }
    };
  }
}
