package dev.vibesbox.command;

import java.time.Duration;

/** What became of a command. */
public sealed interface Outcome {

  /** It ended by itself. */
  record Exited(int code) implements Outcome {}

  /** A signal ended it that this server did not send. */
  record Signaled(String signal) implements Outcome {}

  /** Stopped because {@code argument} ({@code timeout} or {@code idle_timeout}) ran out. */
  record TimedOut(String argument, Duration limit, Exit exit) implements Outcome {}

  /** Stopped on request or because its client went away. */
  record Cancelled(StoppedBy by, Exit exit) implements Outcome {}

  /** Policy refused it; nothing ran. */
  record Rejected(String rule, String reason, String suggestion) implements Outcome {}

  /** It could not be started, or the server lost hold of it. */
  record Failed(String reason) implements Outcome {}

  /** The server died while it ran. */
  record Lost() implements Outcome {}

  /** The value of {@code status} in answers. */
  default String status() {
    return switch (this) {
      case Exited _ -> "exited";
      case Signaled _ -> "signaled";
      case TimedOut _ -> "timed_out";
      case Cancelled _ -> "cancelled";
      case Rejected _ -> "rejected";
      case Failed _ -> "failed";
      case Lost _ -> "lost";
    };
  }
}
