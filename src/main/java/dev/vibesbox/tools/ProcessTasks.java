package dev.vibesbox.tools;

import dev.vibesbox.bus.ExecutorClient;
import dev.vibesbox.command.ProcessId;
import dev.vibesbox.command.Requester;
import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.mcp.TaskSource;
import dev.vibesbox.mcp.ToolResult;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Processes as tasks: a task's id is its process's, and nothing else is kept of it. */
public final class ProcessTasks implements TaskSource {
  /** Between looks at whether anybody still waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ExecutorClient executor;
  private final Duration keptFor;

  /**
   * @param keptFor how long finished processes are remembered
   */
  public ProcessTasks(ExecutorClient executor, Duration keptFor) {
    this.executor = executor;
    this.keptFor = keptFor;
  }

  @Override
  public Duration keptFor() {
    return keptFor;
  }

  @Override
  public Future<Optional<Task>> find(String id, Requester requester) {
    return list(requester)
        .map(all -> all.stream().filter(task -> task.id().equals(id)).findFirst());
  }

  @Override
  public Future<List<Task>> list(Requester requester) {
    return executor
        .manage(new JsonObject().put("action", "list"), requester)
        .map(answer ->
            answer.getJsonArray("processes").stream()
                .map(process -> task((JsonObject) process))
                .toList());
  }

  @Override
  public Future<ToolResult> result(String id, Requester requester) {
    return ProcessId.parse(id)
        .map(process -> executor.finalAnswer(process, requester, PATIENCE))
        .orElseGet(() -> Future.failedFuture("no process is called so"))
        .map(ExecuteCommand::result);
  }

  @Override
  public Runnable watch(String id, Runnable watcher) {
    return ProcessId.parse(id).map(process -> executor.onExit(process, watcher)).orElse(() -> {});
  }

  @Override
  public Future<Void> cancel(String id, Requester requester) {
    return ProcessId.parse(id)
        .map(process -> executor.stop(process, requester, StoppedBy.CANCEL).<Void>mapEmpty())
        .orElseGet(Future::succeededFuture)
        // What has ended meanwhile needs no stopping.
        .otherwiseEmpty();
  }

  private static Task task(JsonObject process) {
    var startedAt = Instant.parse(process.getString("started_at"));
    var status = process.getString("status");
    return new Task(
        process.getString("process_id"),
        switch (status) {
          case "running" -> Status.WORKING;
          case "cancelled" -> Status.CANCELLED;
          case "failed", "lost", "rejected" -> Status.FAILED;
          default -> Status.COMPLETED;
        },
        process.getValue("error") instanceof String error ? error : status,
        startedAt,
        startedAt.plusMillis(process.getLong("duration_ms")));
  }
}
