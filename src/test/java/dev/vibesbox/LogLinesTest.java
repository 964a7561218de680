package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLinesTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void aTextLineSaysTimeLevelLoggerAndMessage() {
    assertThat(line(new TextLines(), event("port {0} of {1}''s", 8000, "it")))
        .isEqualTo("2026-11-23T12:00:00.000Z WARNING dev.vibesbox.Door: port 8000 of it''s\n");
  }

  @Test
  void aJsonLineHoldsTheSame() {
    assertThat(new JsonObject(line(new JsonLines(), event("a \"quoted\" word"))))
        .isEqualTo(
            new JsonObject()
                .put("time", "2026-11-23T12:00:00.000Z")
                .put("level", "warning")
                .put("logger", "dev.vibesbox.Door")
                .put("thread", Thread.currentThread().getName())
                .put("message", "a \"quoted\" word"));
  }

  @Test
  void noMessageCanForgeALine() {
    var event = event("user {0}", "x\r\n2026-11-23T12:00:00.000Z INFO forged\u001b[2K\u2028");

    assertThat(line(new TextLines(), event))
        .endsWith("user x\\r\\n2026-11-23T12:00:00.000Z INFO forged\\u001b[2K\\u2028\n")
        .containsOnlyOnce("\n");
    assertThat(line(new JsonLines(), event)).containsOnlyOnce("\n").doesNotContain("\u001b");
  }

  @Test
  void noExceptionCanForgeALineEither() {
    var event = event("failed");
    event.setThrown(new IllegalStateException("first\n2026-11-23T12:00:00.000Z INFO forged"));

    assertThat(line(new TextLines(), event).lines().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("    "));
    assertThat(line(new JsonLines(), event)).containsOnlyOnce("\n");
    assertThat(new JsonObject(line(new JsonLines(), event)).getString("error"))
        .startsWith("java.lang.IllegalStateException: first\n")
        .contains("at dev.vibesbox.LogLinesTest");
  }

  @Test
  void everyEventIsWrittenAtOnceAndInOnePiece() {
    var pieces = new ByteArrayOutputStream();
    var output = new LogOutput(pieces, new TextLines());

    output.publish(event("first"));
    assertThat(pieces.toString(StandardCharsets.UTF_8)).endsWith("first\n");
    output.publish(event("second"));
    assertThat(pieces.toString(StandardCharsets.UTF_8)).endsWith("second\n").hasLineCount(2);
  }

  private static String line(Formatter form, LogRecord event) {
    return form.format(event);
  }

  private static LogRecord event(String message, Object... parameters) {
    var event = new LogRecord(Level.WARNING, message);
    event.setLoggerName("dev.vibesbox.Door");
    event.setInstant(NOON);
    event.setParameters(parameters);
    return event;
  }
}
