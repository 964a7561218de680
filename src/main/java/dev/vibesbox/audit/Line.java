package dev.vibesbox.audit;

import dev.vibesbox.config.OneLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One line of the log as it is put together: a JSON object that no text in it can end, break or
 * colour.
 */
final class Line {
  /** Of any text but a command's. */
  private static final int MOST_CHARS = 1_000;

  /** Of a command's where room is scarce. */
  static final int SHORT_CHARS = 200;

  private final StringBuilder members;

  private Line(StringBuilder members) {
    this.members = members;
  }

  /** A whole line, to be closed by {@link #bytes}: it begins with when and what. */
  static Line of(String event) {
    var line = new Line(new StringBuilder(1_000).append('{'));
    return line.put("time", Instant.now().toString()).put("event", event);
  }

  /** Members that stand in several lines. */
  static Line members() {
    return new Line(new StringBuilder(500));
  }

  Line put(String name, String text) {
    return put(name, text, MOST_CHARS);
  }

  Line put(String name, String text, int mostChars) {
    return raw(name, OneLine.quoted(cut(text, mostChars)));
  }

  Line put(String name, Optional<String> text) {
    text.ifPresent(it -> put(name, it));
    return this;
  }

  Line put(String name, long number) {
    return raw(name, Long.toString(number));
  }

  Line put(String name, boolean flag) {
    return raw(name, Boolean.toString(flag));
  }

  Line put(String name, Collection<String> texts) {
    return raw(
        name,
        texts.stream()
            .map(text -> OneLine.quoted(cut(text, MOST_CHARS)))
            .collect(Collectors.joining(",", "[", "]")));
  }

  Line put(String name, Map<String, Integer> counts) {
    return raw(
        name,
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(count -> OneLine.quoted(count.getKey()) + ":" + count.getValue())
            .collect(Collectors.joining(",", "{", "}")));
  }

  /** Members that were put together before. */
  Line putAll(String members) {
    separate();
    this.members.append(members);
    return this;
  }

  byte[] bytes() {
    return (members + "}\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return members.toString();
  }

  /** The first half and the last, because either may be what matters. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int head = text.offsetByCodePoints(0, text.codePointCount(0, most / 2));
    int tail = text.length() - (most - most / 2);
    return "%s[%d characters left out]%s"
        .formatted(text.substring(0, head), tail - head, text.substring(tail));
  }

  private Line raw(String name, String json) {
    separate();
    members.append('"').append(name).append("\":").append(json);
    return this;
  }

  private void separate() {
    if (!members.isEmpty() && members.charAt(members.length() - 1) != '{') {
      members.append(',');
    }
  }
}
