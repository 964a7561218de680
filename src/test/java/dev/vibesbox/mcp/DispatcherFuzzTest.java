package dev.vibesbox.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.conformance.Fixtures;
import dev.vibesbox.fuzz.LoggedFailures;
import dev.vibesbox.fuzz.Mutator;
import dev.vibesbox.jsonrpc.Codec;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random, mutated and truncated messages through the codec and both dispatchers: as many as the
 * system property {@code fuzz.messages} says. A failure names the seed that makes it come again
 * ({@code fuzz.seed}).
 */
@Tag("full")
class DispatcherFuzzTest {
  /** A few seconds' worth. */
  private static final long MESSAGES = Long.getLong("fuzz.messages", 100_000);

  private static final int TALK = 100;

  @Test
  @Timeout(value = 4, unit = TimeUnit.HOURS)
  void anythingGetsAnAnswerOrSilenceAndLeavesNothingBehind() {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    long start = System.nanoTime();
    try (var failures = LoggedFailures.watch()) {
      for (long messages = 0; messages < MESSAGES; messages += TALK) {
        talk(seed);
        assertThat(failures.seen()).as("fuzz.seed=%d", seed).isEmpty();
        seed++;
      }
    }
    System.out.printf(
        "%,d messages through the dispatchers in %d s, the last talk's seed %d%n",
        MESSAGES, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start), seed - 1);
  }

  private static void talk(long seed) {
    var random = new SplittableRandom(seed);
    var mutator = new Mutator(random);
    var slow = new TestTool.Slow();
    var tools = List.of(TestTool.echo(), TestTool.refusing(), TestTool.counting(), slow);
    var fixtures = Fixtures.offer();
    var offer = new Offer(tools, fixtures.prompts(), fixtures.resources());
    var mcp = new Mcp(new McpOptions("1"), offer);
    var conversation = mcp.converse(Talk.REQUESTER);
    var peer = new RecordingPeer();
    List<Future<Void>> ends = new ArrayList<>();
    for (int i = 0; i < TALK; i++) {
      var incoming = Codec.decode(mutator.next());
      ends.add(
          random.nextBoolean()
              ? conversation.receive(incoming, peer)
              : conversation.receive(
                  incoming, peer, random.nextBoolean() ? Era.LEGACY : Era.MODERN));
    }
    if (random.nextBoolean()) {
      conversation.close(StoppedBy.DISCONNECT);
    }
    for (int call = 0; call < slow.calls(); call++) {
      slow.report(call, "x");
      slow.finish(call);
    }
    assertThat(conversation.requestsInFlight()).as("fuzz.seed=%d", seed).isZero();
    assertThat(ends).as("fuzz.seed=%d", seed).allMatch(Future::succeeded);
    assertThat(peer.received()).as("fuzz.seed=%d", seed).allMatch(DispatcherFuzzTest::isMessage);
  }

  private static boolean isMessage(JsonObject message) {
    return "2.0".equals(message.getString("jsonrpc"))
        && (message.containsKey("method")
            || message.containsKey("result") != message.containsKey("error"));
  }
}
