package dev.vibesbox.command;

import java.util.Locale;

/** The way by which a request came in. */
public enum Door {
  WEBSOCKET,
  HTTP,
  BUS;

  /** The door's name on the wire and in logs. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
