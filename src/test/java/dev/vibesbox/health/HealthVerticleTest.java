package dev.vibesbox.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.bus.Addresses;
import dev.vibesbox.config.HealthConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthVerticleTest {
  private static final Duration TIMEOUT = Duration.ofMillis(300);
  private static final Duration NO_CACHE = Duration.ZERO;
  private static final Addresses ADDRESSES = new Addresses("test");

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger selfTests = new AtomicInteger();
  @TempDir private Path directory;

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void everythingThatWorksIsUp() {
    answerSelfTests();
    deploy(NO_CACHE, executor(), new DataDirectoryCheck(directory));
    var health = ask("all");
    assertThat(health.getString("outcome")).isEqualTo("UP");
    assertThat(ids(health)).containsExactlyInAnyOrder("event-loop", "executor", "data-dir");
    assertThat(Instant.parse(health.getString("checked_at"))).isBeforeOrEqualTo(Instant.now());
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void withoutAnExecutorItIsAliveAndNotReady() {
    deploy(NO_CACHE, executor());
    assertThat(ask("ready").getString("outcome")).isEqualTo("DOWN");
    assertThat(ask("live").getString("outcome")).isEqualTo("UP");
  }

  @Test
  void anExecutorThatDoesNotAnswerIsDownInTime() {
    vertx.eventBus().consumer(ADDRESSES.selfTest(), _ -> {});
    deploy(NO_CACHE, executor());
    long start = System.nanoTime();
    assertThat(ask("all").getString("outcome")).isEqualTo("DOWN");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.multipliedBy(4));
  }

  @Test
  void aBusyExecutorIsUpAndSaysSo() {
    vertx.eventBus().consumer(ADDRESSES.selfTest(), message -> message.fail(429, "too many"));
    deploy(NO_CACHE, executor());
    var health = ask("all");
    assertThat(health.getString("outcome")).isEqualTo("UP");
    assertThat(health.encode()).contains("\"busy\":true");
  }

  @Test
  void aFailingExecutorIsDownWithItsReason() {
    vertx.eventBus().consumer(ADDRESSES.selfTest(), message -> message.fail(500, "no /bin/true"));
    deploy(NO_CACHE, executor());
    assertThat(ask("all").encode()).contains("no /bin/true");
  }

  @Test
  void aSandboxWithAHoleIsDownAndSaysWhere() {
    answerSandbox(new JsonObject().put("holes", new JsonArray().add("signals/server")));
    deploy(NO_CACHE, new SandboxCheck(ADDRESSES, TIMEOUT));
    var health = ask("ready");
    assertThat(health.getString("outcome")).isEqualTo("DOWN");
    assertThat(health.encode()).contains("signals/server");
  }

  @Test
  void whatTheKernelLacksOfTheSandboxIsToldAndNotAFailure() {
    answerSandbox(new JsonObject().put("holes", new JsonArray()).put("warning", "not whole"));
    deploy(NO_CACHE, new SandboxCheck(ADDRESSES, TIMEOUT));
    var health = ask("all");
    assertThat(health.getString("outcome")).isEqualTo("UP");
    assertThat(health.encode()).contains("\"warning\":\"not whole\"");
  }

  @Test
  void aDataDirectoryThatIsGoneIsDownAndItsPathIsNotTold() {
    var gone = directory.resolve("gone");
    deploy(NO_CACHE, new DataDirectoryCheck(gone));
    var health = ask("all");
    assertThat(health.getString("outcome")).isEqualTo("DOWN");
    assertThat(health.encode()).contains("NoSuchFile").doesNotContain(gone.toString());
  }

  @Test
  void aHundredAskersMakeTheWorkOnce() {
    answerSelfTests();
    deploy(Duration.ofMinutes(1), executor());
    var answers = IntStream.range(0, 100).mapToObj(_ -> request("all")).toList();
    Future.all(answers).await();
    ask("ready");
    assertThat(selfTests).hasValue(1);
  }

  @Test
  void aLateEventLoopIsNotAlive() {
    var loop = new EventLoopCheck(Duration.ofMillis(200));
    var context = vertx.getOrCreateContext();
    Future<JsonObject> late =
        Future.future(promise ->
            context.runOnContext(_ -> {
              loop.start(vertx);
              long end = System.nanoTime() + Duration.ofMillis(600).toNanos();
              while (System.nanoTime() < end) {
                Thread.onSpinWait();
              }
              loop.run(vertx).onComplete(promise);
            }));
    assertThat(late.map("up").otherwise(Throwable::getMessage).await()).contains("the limit is");
  }

  @Test
  void anUnknownCheckIsABadArgument() {
    deploy(NO_CACHE);
    assertThat(request("nonsense").map("up").otherwise(Throwable::getMessage).await())
        .contains("all, ready, live");
  }

  private void answerSelfTests() {
    vertx
        .eventBus()
        .consumer(
            ADDRESSES.selfTest(),
            message -> {
              selfTests.incrementAndGet();
              message.reply(new JsonObject());
            });
  }

  private void answerSandbox(JsonObject report) {
    vertx.eventBus().consumer(ADDRESSES.sandbox(), message -> message.reply(report));
  }

  private static ExecutorCheck executor() {
    return new ExecutorCheck(ADDRESSES, TIMEOUT);
  }

  private void deploy(Duration cache, Check... checks) {
    var config = new HealthConfig(TIMEOUT, cache, Duration.ofSeconds(5));
    vertx.deployVerticle(new HealthVerticle(config, ADDRESSES, List.of(checks))).await();
  }

  private JsonObject ask(String check) {
    return request(check).await();
  }

  private Future<JsonObject> request(String check) {
    return vertx
        .eventBus()
        .<JsonObject>request(ADDRESSES.health(), new JsonObject().put("check", check))
        .map(reply -> reply.body());
  }

  private static List<String> ids(JsonObject health) {
    return health.getJsonArray("checks").stream()
        .map(check -> ((JsonObject) check).getString("id"))
        .toList();
  }
}
