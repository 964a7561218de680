package dev.vibesbox.fuzz;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Whatever is logged as a warning or worse while this is open, by us or by a library. */
public final class LoggedFailures extends Handler implements AutoCloseable {
  private static final Logger ROOT = Logger.getLogger("");

  private final Collection<String> seen = new ConcurrentLinkedQueue<>();

  public static LoggedFailures watch() {
    var failures = new LoggedFailures();
    ROOT.addHandler(failures);
    return failures;
  }

  public Collection<String> seen() {
    return seen;
  }

  @Override
  public void publish(LogRecord event) {
    if (event.getLevel().intValue() >= Level.WARNING.intValue()) {
      seen.add(event.getLoggerName() + ": " + event.getMessage() + " " + event.getThrown());
    }
  }

  @Override
  public void flush() {
    // nothing is kept back
  }

  @Override
  public void close() {
    ROOT.removeHandler(this);
  }
}
