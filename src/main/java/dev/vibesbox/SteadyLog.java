package dev.vibesbox;

import java.io.InputStream;
import java.util.logging.LogManager;

/**
 * A log manager that leaves the handlers alone. The JDK's own removes them as soon as the process
 * is asked to stop, so that the log would lose its last lines, and reads a file at start that is
 * not ours.
 */
public final class SteadyLog extends LogManager {

  /** The JDK makes it, by name. */
  public SteadyLog() {}

  @Override
  public void readConfiguration() {}

  @Override
  public void readConfiguration(InputStream stream) {}

  @Override
  public void reset() {}
}
