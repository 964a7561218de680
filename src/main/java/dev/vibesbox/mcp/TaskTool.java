package dev.vibesbox.mcp;

import io.vertx.core.Future;
import java.time.Duration;

/** A tool whose calls can outlive their requests. */
public interface TaskTool extends Tool {

  /** What became of a call that may go on without its client. */
  sealed interface Begun {
    /**
     * It runs, or ran, as the task of this id, which can be asked for from now on.
     *
     * @param isAnswered whether the result so far is all that the caller asked for
     */
    record AsTask(String id, ToolResult result, boolean isAnswered) implements Begun {}

    /** It never ran. */
    record Answered(ToolResult result) implements Begun {}
  }

  /**
   * Runs one call, and waits for its end no longer than {@code patience}. Succeeds and fails as
   * {@link #call} does.
   */
  Future<Begun> begin(ToolCall call, Duration patience);
}
