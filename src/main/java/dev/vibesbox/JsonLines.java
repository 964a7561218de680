package dev.vibesbox;

import dev.vibesbox.config.OneLine;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** The log for machines: one JSON object a line, also with a stack trace ({@code error}). */
final class JsonLines extends Formatter {

  @Override
  public String format(LogRecord record) {
    var event = LogEvent.of(record);
    var line = new StringBuilder(300);
    member(line.append('{'), "time", event.time());
    member(line.append(','), "level", event.level().toLowerCase(Locale.ROOT));
    member(line.append(','), "logger", event.logger());
    member(line.append(','), "thread", Thread.currentThread().getName());
    member(line.append(','), "message", event.message());
    event.trace().ifPresent(trace -> member(line.append(','), "error", trace));
    return line.append("}\n").toString();
  }

  private static void member(StringBuilder line, String name, String text) {
    line.append('"').append(name).append("\":").append(OneLine.quoted(text));
  }
}
