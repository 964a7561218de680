package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.fuzz.LoggedFailures;
import dev.vibesbox.fuzz.Mutator;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random, mutated and truncated messages over real sockets, as many by each transport as the system
 * property {@code fuzz.messages} says.
 */
@Tag("full")
@Timeout(value = 4, unit = TimeUnit.HOURS)
class TransportFuzzTest {
  /** A few seconds' worth. */
  private static final long MESSAGES = Long.getLong("fuzz.messages", 4_000);

  private static final int TALK = 40;

  @Test
  void everySocketAnswersItsPingWhateverCameBefore() throws Exception {
    var random = new SplittableRandom(System.nanoTime());
    var mutator = new Mutator(random);
    try (var failures = LoggedFailures.watch();
        var gateway = TestGateway.start()) {
      for (long sent = 0; sent < MESSAGES; sent += TALK) {
        try (var socket = gateway.webSocket()) {
          for (int i = 0; i < TALK; i++) {
            socket.send(utf8(mutator));
          }
          socket.send(Messages.request(4711, "ping", new JsonObject()));
          awaitAnswer(socket, 4711);
        }
      }
      assertThat(failures.seen()).isEmpty();
      gateway.serveNextClient();
    }
  }

  @Test
  void everyPostIsAnsweredAndNoSessionOutlivesItsTime() throws Exception {
    var random = new SplittableRandom(System.nanoTime());
    var mutator = new Mutator(random);
    var idle = Duration.ofSeconds(1);
    List<String> sessions = new ArrayList<>();
    // A machine that stands still for half a minute must not make the connection a quiet one.
    var config = new TestConfig().sessionIdle(idle).requestTimeout(Duration.ofMinutes(10)).build();
    try (var failures = LoggedFailures.watch();
        var gateway = TestGateway.start(config)) {
      for (long post = 0; post < MESSAGES; post++) {
        var response = post(gateway, utf8(mutator), headers(random, sessions));
        assertThat(response.statusCode()).as(response.body()).isLessThan(500);
        response.headers().firstValue("Mcp-Session-Id").ifPresent(sessions::add);
      }
      assertThat(sessions).isNotEmpty();
      Waiting.pass(idle.multipliedBy(3));
      for (var session : sessions) {
        var ping = Messages.request(1, "ping", new JsonObject());
        assertThat(gateway.post(ping, "Mcp-Session-Id", session).statusCode()).isEqualTo(404);
      }
      assertThat(failures.seen()).isEmpty();
      gateway.serveNextClient();
    }
  }

  private static HttpResponse<String> post(TestGateway gateway, String message, String[] headers)
      throws InterruptedException {
    long start = System.nanoTime();
    try {
      return gateway.post(message, headers);
    } catch (IOException e) {
      var after = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      var what = "%s: %s after %d ms".formatted(List.of(headers), message, after);
      throw new AssertionError(what, e);
    }
  }

  /** What a client could have said of its message, right or wrong. */
  private static String[] headers(RandomGenerator random, List<String> sessions) {
    return switch (random.nextInt(4)) {
      case 0 -> Messages.modernHeaders("tools/call", "echo");
      case 1 -> Messages.modernHeaders("tools/list");
      case 2 -> new String[] {"Mcp-Session-Id", "no-such-session"};
      default ->
          sessions.isEmpty()
              ? new String[] {"MCP-Protocol-Version", "2025-11-25"}
              : new String[] {"Mcp-Session-Id", sessions.get(random.nextInt(sessions.size()))};
    };
  }

  /** The next message that a WebSocket or a body of UTF-8 can carry at all. */
  private static String utf8(Mutator mutator) {
    var text = mutator.next();
    while (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      text = mutator.next();
    }
    return text;
  }

  private static void awaitAnswer(TestSocket socket, int id) throws InterruptedException {
    while (!Integer.valueOf(id).equals(socket.answer().getValue("id"))) {
      // answers to what came before
    }
  }
}
