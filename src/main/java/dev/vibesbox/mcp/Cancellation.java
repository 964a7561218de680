package dev.vibesbox.mcp;

import dev.vibesbox.command.StoppedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells one request that nobody waits for its answer any more. Used only on the conversation's
 * event loop.
 */
public final class Cancellation {
  private final List<Consumer<StoppedBy>> listeners = new ArrayList<>();
  private Optional<StoppedBy> cause = Optional.empty();

  /** Calls the listener once: when the request is cancelled, or at once if it already was. */
  public void onCancel(Consumer<StoppedBy> listener) {
    cause.ifPresentOrElse(listener, () -> listeners.add(listener));
  }

  public boolean isCancelled() {
    return cause.isPresent();
  }

  /** Cancels; a second call changes nothing. */
  public void cancel(StoppedBy by) {
    if (isCancelled()) {
      return;
    }
    cause = Optional.of(by);
    listeners.forEach(listener -> listener.accept(by));
    listeners.clear();
  }
}
