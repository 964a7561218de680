package dev.vibesbox;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * What a line of the log says, before it has a form. Nothing in it is safe to print yet.
 *
 * @param trace stack trace of what was thrown, many lines
 */
record LogEvent(
    Instant instant, String level, String logger, String message, Optional<String> trace) {

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  static LogEvent of(LogRecord event) {
    return new LogEvent(
        event.getInstant(),
        level(event.getLevel()),
        event.getLoggerName() == null ? "" : event.getLoggerName(),
        message(event),
        Optional.ofNullable(event.getThrown()).map(LogEvent::trace));
  }

  /** UTC, always with three decimals: lines sort by it. */
  String time() {
    return MILLISECONDS.format(instant);
  }

  private static String level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (value >= Level.WARNING.intValue()) {
      return "WARNING";
    }
    return value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }

  /** Fills in {0}, {1}, ... as they are: a port is 8000 and not 8,000, an apostrophe stays one. */
  private static String message(LogRecord event) {
    var message = event.getMessage() == null ? "" : event.getMessage();
    var parameters = event.getParameters();
    if (parameters != null) {
      for (int i = 0; i < parameters.length; i++) {
        message = message.replace("{" + i + "}", String.valueOf(parameters[i]));
      }
    }
    return message;
  }

  private static String trace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString().strip();
  }
}
