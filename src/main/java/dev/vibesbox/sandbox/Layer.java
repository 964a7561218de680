package dev.vibesbox.sandbox;

import java.util.Locale;

/** What the sandbox withholds from a command; each may be in force or lacking by itself. */
public enum Layer {
  /** Files but those of the profile. */
  FILES,
  /** Signals to the server and to other commands. */
  SIGNALS,
  /** What {@code sandbox.network} leaves out. */
  NETWORK,
  /** System calls by which one process slows, limits, reads or replaces another. */
  SYSTEM_CALLS,
  /** The server's memory, environment and open files. */
  SERVER_MEMORY;

  /** Its name in answers. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
