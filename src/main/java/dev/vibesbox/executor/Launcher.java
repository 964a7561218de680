package dev.vibesbox.executor;

import dev.vibesbox.bus.Failure;
import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.StandardInput;
import dev.vibesbox.config.ExecutorConfig;
import dev.vibesbox.posix.PosixException;
import dev.vibesbox.posix.Spawn.Program;
import dev.vibesbox.redaction.Redaction;
import dev.vibesbox.redaction.Tally;
import dev.vibesbox.sandbox.Coverage;
import dev.vibesbox.sandbox.Sandbox;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Brings a command from words to a process: policy first, then a warden of its own. */
final class Launcher {
  private final Settings settings;
  private final EventBus bus;
  private final Review review;
  private final Redaction redaction;
  private final ExecutorConfig config;
  private final Archive archive;
  private final Workspace workspace;
  private final Environment environment;
  private final Pump pump;
  private final Sandbox sandbox;
  private final Wardens wardens;
  private final Space space;
  private final Exhaustion exhaustion = new Exhaustion();

  Launcher(Settings settings, Pump pump, Archive archive, EventBus bus) {
    this.settings = settings;
    this.bus = bus;
    this.review = new Review(settings.policy(), settings.redaction());
    this.redaction = settings.redaction();
    this.config = settings.executor();
    this.archive = archive;
    this.workspace = Workspace.prepare(settings.workspace());
    this.environment = new Environment(workspace, config.environment(), archive.instance());
    this.space = Space.of(settings);
    this.pump = pump;
    this.sandbox = Sandbox.raise(settings.confinement(), workspace.root());
    this.wardens = new Wardens(pump, sandbox);
    wardens.replenish();
  }

  /** Whether a command may run at all. */
  Review review() {
    return review;
  }

  /**
   * Starts a command that policy permits, or a program of our own that it is not asked about. The
   * entry's futures complete on the context.
   *
   * @throws Failure 500 if no terminal can be had
   * @throws dev.vibesbox.bus.BadArgument if it cannot run in that directory
   */
  ProcessEntry launch(CommandSpec spec, List<String> argv, Context context) {
    var directory = workspace.directory(spec.surroundings().directory());
    exhaustion.refuse();
    space.refuse();
    var feed = feed(spec.surroundings().input());
    var warden = wardens.take();
    var launch = prepare(spec, feed, programs(spec, argv, directory, warden.temporary()));
    Promise<Void> begun = Promise.promise();
    Promise<Void> ended = Promise.promise();
    var life =
        new Life(
            spec,
            readers(spec),
            launch.redactions(),
            () -> context.runOnContext(_ -> begun.tryComplete()),
            () -> {
              // Not before its end is known: who reads to the end of the log may ask for it.
              launch.log().close();
              launch.publication().close();
              context.runOnContext(_ -> finish(begun, ended));
            });
    var process = new RunningProcess(launch, warden, pump, life);
    process.start();
    // Beside the start of this one: at its end, the next one's warden would be what it waits for.
    wardens.replenish();
    return new ProcessEntry(
        spec,
        Optional.of(process),
        life,
        launch.log(),
        launch.feed().gauge(),
        new Given(spec.surroundings().input().text()),
        begun.future(),
        ended.future());
  }

  private AttachedReaders readers(CommandSpec spec) {
    var readers = new AttachedReaders(settings.output().readers(), settings.output().tailBytes());
    var now = System.nanoTime();
    spec.delivery()
        .reader()
        .ifPresent(reader -> {
          readers.enter(reader, 0, now);
          readers.leave(reader, now);
        });
    return readers;
  }

  private static void finish(Promise<Void> begun, Promise<Void> ended) {
    begun.tryComplete();
    ended.complete();
  }

  /** The answer with a warning, where a part of the sandbox is not in force. */
  JsonObject warned(JsonObject answer) {
    return answer.put("warning", coverage().warning().orElse(null));
  }

  /** What is in force between commands and everything else. */
  Coverage coverage() {
    return sandbox.coverage();
  }

  /** To be called when no command runs any more. */
  void close() {
    wardens.close();
  }

  private List<Program> programs(
      CommandSpec spec, List<String> argv, Path directory, Path temporary) {
    var variables = environment.of(spec, temporary);
    return Programs.of(spec.script(), argv, variables, directory.toString());
  }

  private Launch prepare(CommandSpec spec, Feed feed, List<Program> programs) {
    var log = archive.log(spec.id());
    var publication = new Publication(bus, settings, spec.id(), settings.output().gather());
    log.showTo(publication);
    return new Launch(
        programs,
        feed,
        spec.deadlines(),
        !spec.isBackground(),
        config.grace(),
        log,
        publication,
        redaction.knowing(spec.surroundings().environment()),
        new Tally());
  }

  /** A terminal is opened here, because a warden may open nothing outside its command's reach. */
  private Feed feed(StandardInput input) {
    try {
      return Feed.of(input, config.maxPendingInputBytes());
    } catch (PosixException e) {
      throw new Failure(
          Failure.BROKEN, "no terminal can be had: " + e.getMessage(), "Try again later.");
    }
  }
}
