package dev.vibesbox.command;

import java.util.Locale;

/** Who stopped a process that did not end by itself. */
public enum StoppedBy {
  /** {@code manage_process kill}. */
  KILL("somebody killed it"),
  /** The client cancelled its request. */
  CANCEL("its client cancelled the request"),
  /** The client went away. */
  DISCONNECT("its client went away"),
  /** The server shut down. */
  SHUTDOWN("the server shut down"),
  /** It went over a limit; which one, {@code limits_struck} says. */
  LIMIT("it went over a limit");

  private final String reason;

  StoppedBy(String reason) {
    this.reason = reason;
  }

  /** Half a sentence for people. */
  public String reason() {
    return reason;
  }

  /** The value of {@code stopped_by} in answers. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
