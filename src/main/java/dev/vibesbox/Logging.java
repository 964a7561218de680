package dev.vibesbox;

import dev.vibesbox.config.LogConfig;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sets up the log: every line of the process, ours and the libraries', in one form on standard
 * error. Not on standard output, so that what a start prints there (the address, the client's
 * configuration) can be read by a script; container engines record both alike.
 */
final class Logging {
  /** Kept, because the JDK forgets the level of a logger that nobody holds. */
  private static final Logger OURS = Logger.getLogger("dev.vibesbox");

  private Logging() {}

  /** Replaces whatever was set up before. */
  static void install(LogConfig config) {
    var all = Logger.getLogger("");
    for (var handler : all.getHandlers()) {
      all.removeHandler(handler);
    }
    all.addHandler(new LogOutput(new FileOutputStream(FileDescriptor.err), form(config.format())));
    OURS.setLevel(level(config.level()));
    // What libraries say at debug level would drown our own.
    all.setLevel(level(config.level()).equals(Level.FINE) ? Level.INFO : level(config.level()));
  }

  private static Formatter form(LogConfig.Format format) {
    return switch (format) {
      case TEXT -> new TextLines();
      case JSON -> new JsonLines();
    };
  }

  private static Level level(LogConfig.Level level) {
    return switch (level) {
      case ERROR -> Level.SEVERE;
      case WARNING -> Level.WARNING;
      case INFO -> Level.INFO;
      case DEBUG -> Level.FINE;
    };
  }
}
