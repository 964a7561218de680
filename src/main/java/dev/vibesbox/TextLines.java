package dev.vibesbox;

import dev.vibesbox.config.OneLine;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * The log for people: time, level, logger and message in a line. Only a stack trace takes further
 * lines, and those are indented: no message can look like a line of its own.
 */
final class TextLines extends Formatter {

  @Override
  public String format(LogRecord record) {
    var event = LogEvent.of(record);
    var lines = new StringBuilder(200);
    lines.append(event.time()).append(' ');
    lines.append(event.level()).repeat(' ', 8 - event.level().length());
    lines.append(OneLine.of(event.logger() + ": " + event.message())).append('\n');
    event.trace().stream()
        .flatMap(String::lines)
        .forEach(line -> lines.append("    ").append(OneLine.of(line.strip())).append('\n'));
    return lines.toString();
  }
}
