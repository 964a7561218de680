package dev.vibesbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/**
 * Writes each event at once and in one piece, so that nothing waits in a buffer and lines never
 * mix.
 */
final class LogOutput extends Handler {
  private final OutputStream stream;

  LogOutput(OutputStream stream, Formatter form) {
    this.stream = stream;
    setFormatter(form);
  }

  @Override
  public synchronized void publish(LogRecord event) {
    if (isLoggable(event)) {
      try {
        stream.write(getFormatter().format(event).getBytes(StandardCharsets.UTF_8));
        stream.flush();
      } catch (IOException e) {
        reportError("cannot write the log", e, ErrorManager.WRITE_FAILURE);
      }
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
