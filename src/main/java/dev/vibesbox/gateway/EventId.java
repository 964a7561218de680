package dev.vibesbox.gateway;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an event, in the header {@code Last-Event-ID}.
 *
 * @param stream the number of the stream within its session
 * @param number of the event within its stream; 0 is before the first
 */
record EventId(int stream, long number) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

  static Optional<EventId> parse(String text) {
    var matcher = FORM.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(
            new EventId(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return stream + "-" + number;
  }
}
