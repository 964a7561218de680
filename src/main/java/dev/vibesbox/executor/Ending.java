package dev.vibesbox.executor;

import dev.vibesbox.command.Exit;
import dev.vibesbox.command.Outcome;
import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.posix.Signals;
import dev.vibesbox.posix.WaitStatus;
import java.util.Optional;
import java.util.Set;

/** Makes one truth of how a process ended and of what was done to it. */
final class Ending {
  private Ending() {}

  /**
   * @param cause why it was being stopped, if it was
   * @param sent signals that somebody had sent to it on purpose
   */
  static Outcome outcome(WaitStatus status, Optional<StopCause> cause, Set<Integer> sent) {
    return switch (cause.orElseGet(StopCause.LeftBehind::new)) {
      case StopCause.Expired(var argument, var limit) ->
          new Outcome.TimedOut(argument, limit, exit(status));
      case StopCause.Wanted(var by) -> new Outcome.Cancelled(by, exit(status));
      case StopCause.OverLimit _ -> new Outcome.Cancelled(StoppedBy.LIMIT, exit(status));
      case StopCause.LeftBehind() -> byItself(status, sent);
    };
  }

  private static Outcome byItself(WaitStatus status, Set<Integer> sent) {
    return switch (status) {
      case WaitStatus.Exited(var code, _) -> new Outcome.Exited(code);
      case WaitStatus.Killed(var signal, _) when sent.contains(signal) ->
          new Outcome.Cancelled(StoppedBy.KILL, exit(status));
      case WaitStatus.Killed(var signal, _) -> new Outcome.Signaled(Signals.name(signal));
    };
  }

  private static Exit exit(WaitStatus status) {
    return switch (status) {
      case WaitStatus.Exited(var code, _) -> new Exit.Code(code);
      case WaitStatus.Killed(var signal, _) -> new Exit.Signal(Signals.name(signal));
    };
  }
}
