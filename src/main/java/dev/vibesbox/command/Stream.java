package dev.vibesbox.command;

import java.util.Locale;

/** The two streams a process writes. */
public enum Stream {
  STDOUT,
  STDERR;

  /** The stream's name on the wire: {@code stdout} or {@code stderr}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
