package dev.vibesbox.executor;

import dev.vibesbox.command.Limit;
import dev.vibesbox.command.StoppedBy;
import java.time.Duration;

/** Why a process is stopped. */
sealed interface StopCause {

  /** An argument's time ran out: {@code timeout} or {@code idle_timeout}. */
  record Expired(String argument, Duration limit) implements StopCause {}

  /** Somebody wanted it. */
  record Wanted(StoppedBy by) implements StopCause {}

  /** It went over a limit that the server watches, and the kernel does not. */
  record OverLimit(Limit limit) implements StopCause {}

  /** Its shell ended, and something it left behind still runs. */
  record LeftBehind() implements StopCause {}
}
