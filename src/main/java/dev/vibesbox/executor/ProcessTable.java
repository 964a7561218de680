package dev.vibesbox.executor;

import dev.vibesbox.bus.Failure;
import dev.vibesbox.command.Principal;
import dev.vibesbox.command.ProcessId;
import dev.vibesbox.command.ProcessRequest.Target;
import dev.vibesbox.command.Requester;
import dev.vibesbox.config.ExecutorConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The running processes and the finished ones that are still remembered, oldest first. Used on the
 * executor's context.
 */
final class ProcessTable {
  private final Map<ProcessId, ProcessEntry> entries = new LinkedHashMap<>();
  private final Map<ProcessId, ProcessEntry> running = new LinkedHashMap<>();

  /** The first that ended first. */
  private final Map<ProcessId, ProcessEntry> finished = new LinkedHashMap<>();

  private final Forgotten forgotten = new Forgotten();
  private final ExecutorConfig config;
  private final Consumer<ProcessEntry> gone;

  /**
   * @param gone is told of each process that leaves the table
   */
  ProcessTable(ExecutorConfig config, Consumer<ProcessEntry> gone) {
    this.config = config;
    this.gone = gone;
  }

  /**
   * Says whether one more command may start.
   *
   * @throws Failure 409 if the id is known, 429 if as many run as may, in all or of this client
   */
  void admit(ProcessId id, Requester requester) {
    if (entries.containsKey(id) || forgotten.has(id)) {
      throw new Failure(Failure.WRONG_STATE, "process_id %s is known already".formatted(id));
    }
    var own =
        running.values().stream().filter(it -> it.spec().requester().equals(requester)).count();
    if (running.size() >= config.maxRunning()) {
      throw full("%d commands run already, the limit (executor.maxRunning)", running.size());
    }
    if (own >= config.maxRunningPerClient()) {
      var sentence =
          "%d commands of this client run already, the limit (executor.maxRunningPerClient)";
      throw full(sentence, own);
    }
  }

  private static Failure full(String sentence, long running) {
    return new Failure(
        Failure.TOO_MANY,
        sentence.formatted(running),
        "Wait for one to end, or kill one: manage_process, action list, shows them.");
  }

  /** One more, which counts as running until what waits for its end is told. */
  void add(ProcessEntry entry) {
    entries.put(entry.spec().id(), entry);
    running.put(entry.spec().id(), entry);
    entry.ended().onSuccess(_ -> retire(entry));
  }

  private void retire(ProcessEntry entry) {
    running.remove(entry.spec().id());
    finished.put(entry.spec().id(), entry);
    forgetSurplus();
  }

  /** Everything this principal may see, newest first. */
  List<ProcessEntry> of(Principal principal) {
    forgetOld();
    return entries.values().stream().filter(entry -> belongs(entry, principal)).toList().reversed();
  }

  List<ProcessEntry> running() {
    return List.copyOf(running.values());
  }

  /**
   * The process that is meant. A pid means the newest process of ours that had it.
   *
   * @throws Failure 404 if there is none, or it belongs to another; 410 if it was forgotten
   */
  ProcessEntry find(Target target, Principal principal) {
    return of(principal).stream()
        .filter(entry -> matches(entry, target))
        .findFirst()
        .orElseThrow(() -> missing(target, principal));
  }

  /** Forgets the finished processes that ended first, over the limits of number and age. */
  void forgetOld() {
    forgetSurplus();
    var oldest = Instant.now().minus(config.keptFinishedFor());
    while (oldestFinished().filter(entry -> endOf(entry).isBefore(oldest)).isPresent()) {
      forgetOldest();
    }
  }

  /** Forgets the finished process that ended first; says whether there was one. */
  boolean forgetOldest() {
    var oldest = oldestFinished();
    oldest.ifPresent(this::forget);
    return oldest.isPresent();
  }

  private void forgetSurplus() {
    while (finished.size() > config.keptFinished()) {
      forgetOldest();
    }
  }

  private Optional<ProcessEntry> oldestFinished() {
    return finished.values().stream().findFirst();
  }

  /** Everything, the first that began first. */
  List<ProcessEntry> all() {
    return List.copyOf(entries.values());
  }

  List<ProcessEntry> finished() {
    return List.copyOf(finished.values());
  }

  /** Memory that the output of finished processes takes, in bytes. */
  long finishedMemory() {
    return finished.values().stream().mapToLong(entry -> entry.log().memoryBytes()).sum();
  }

  private void forget(ProcessEntry entry) {
    entries.remove(entry.spec().id());
    finished.remove(entry.spec().id());
    entry.log().filing().forget();
    forgotten.add(entry);
    gone.accept(entry);
  }

  private static Instant endOf(ProcessEntry entry) {
    var snapshot = entry.snapshot();
    Duration lived = snapshot.duration();
    return snapshot.startedAt().plus(lived);
  }

  private static boolean belongs(ProcessEntry entry, Principal principal) {
    return entry.spec().requester().principal().equals(principal);
  }

  private static boolean matches(ProcessEntry entry, Target target) {
    return switch (target) {
      case Target.ById(var id) -> entry.spec().id().equals(id);
      case Target.ByPid(var pid) -> entry.snapshot().pid() == pid;
    };
  }

  private Failure missing(Target target, Principal principal) {
    return target instanceof Target.ById(var id) && forgotten.has(id, principal)
        ? new Failure(
            Failure.OUTPUT_GONE,
            "process_id %s has ended, and its output is gone".formatted(id),
            "Read sooner, or keep more (executor.keptFinished, executor.keptFinishedSeconds).")
        : unknown(target);
  }

  private static Failure unknown(Target target) {
    var name =
        switch (target) {
          case Target.ById(var id) -> "process_id " + id;
          case Target.ByPid(var pid) -> "pid " + pid;
        };
    return new Failure(
        Failure.UNKNOWN_PROCESS,
        "no process with " + name,
        "manage_process, action list, shows those there are; finished ones are kept for a while.");
  }
}
