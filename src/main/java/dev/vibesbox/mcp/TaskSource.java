package dev.vibesbox.mcp;

import dev.vibesbox.command.Requester;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls that their clients come back for. Nothing is remembered of them here: a task is what a tool
 * started, under the name that it has anyway. What belongs to another principal is not there.
 */
public interface TaskSource {

  enum Status {
    WORKING,
    COMPLETED,
    FAILED,
    CANCELLED
  }

  /** A task as it stands. */
  record Task(String id, Status status, String message, Instant createdAt, Instant updatedAt) {
    boolean isOver() {
      return status != Status.WORKING;
    }
  }

  /** How long a task can be asked for after its end. */
  Duration keptFor();

  Future<Optional<Task>> find(String id, Requester requester);

  /** Those there are, newest first. */
  Future<List<Task>> list(Requester requester);

  /** Succeeds with what the tool answers when the task is over, or as it stands after a while. */
  Future<ToolResult> result(String id, Requester requester);

  /** Runs this whenever the task's status changed, until what is returned is run. */
  Runnable watch(String id, Runnable watcher);

  /** Succeeds when nothing of it is left. */
  Future<Void> cancel(String id, Requester requester);
}
