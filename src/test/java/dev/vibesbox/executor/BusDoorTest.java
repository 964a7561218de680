package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vibesbox.command.ProcessId;
import dev.vibesbox.config.ConfigurationException;
import dev.vibesbox.config.Document;
import dev.vibesbox.executor.Witness.Heard;
import dev.vibesbox.policy.Policies;
import dev.vibesbox.policy.Policy;
import dev.vibesbox.policy.PolicyRules;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures of the service door: each has a code and a sentence, and none is a missing reply. */
class BusDoorTest {
  private static Executor executor;

  @BeforeAll
  static void start() throws Exception {
    executor = Executor.start();
  }

  @AfterAll
  static void stop() throws Exception {
    executor.close();
  }

  static List<@Nullable Object> rubbish() {
    return Arrays.asList(
        null,
        "true",
        Buffer.buffer("{\"command\":\"true\"}"),
        42,
        true,
        new JsonArray().add("true"),
        new JsonObject(),
        new JsonObject().put("command", 7).put("action", 7),
        new JsonObject().put("command", Buffer.buffer("x")).put("action", new byte[9]),
        new JsonObject().put("command", "x".repeat(50_000_000)).put("action", "x".repeat(50_000)),
        nested(1_000),
        new JsonObject().put("command", "true").put("action", "list").put("x\ny", 1));
  }

  private static JsonObject nested(int depth) {
    var json = new JsonObject();
    for (var i = 0; i < depth; i++) {
      json = new JsonObject().put("command", json).put("action", "read");
    }
    return json;
  }

  @ParameterizedTest
  @MethodSource("rubbish")
  void rubbishIsABadArgumentAtOnce(@Nullable Object body) {
    for (var address : List.of(executor.addresses().execute(), executor.addresses().process())) {
      var failure = failure(address, body);
      assertThat(failure.failureType()).isEqualTo(ReplyFailure.RECIPIENT_FAILURE);
      assertThat(failure.failureCode()).isEqualTo(400);
      assertThat(failure.getMessage()).isNotBlank().hasSizeLessThan(2_000);
    }
  }

  @Test
  void anUnknownProcessIs404() {
    var read =
        new JsonObject().put("action", "read").put("process_id", ProcessId.random().toString());
    assertThat(failure(executor.addresses().process(), read).failureCode()).isEqualTo(404);
  }

  @Test
  void aProcessOfAnotherPrincipalIs404() throws Exception {
    var answer =
        executor.execute(new JsonObject().put("command", "true").put("principal", "somebody"));
    var read =
        new JsonObject().put("action", "read").put("process_id", answer.getString("process_id"));
    assertThat(failure(executor.addresses().process(), read).failureCode()).isEqualTo(404);
  }

  @Test
  void aKnownProcessIdIs409() throws Exception {
    var command =
        new JsonObject().put("command", "true").put("process_id", ProcessId.random().toString());
    executor.execute(command);
    assertThat(failure(executor.addresses().execute(), command).failureCode()).isEqualTo(409);
  }

  @Test
  void anEndedProcessCannotBeKilled() throws Exception {
    var id = executor.run("true").getString("process_id");
    var kill = new JsonObject().put("action", "kill").put("process_id", id);
    assertThat(failure(executor.addresses().process(), kill).failureCode()).isEqualTo(409);
  }

  @Test
  void outputThatIsNoLongerKeptIs410AndItsIdStaysTaken() throws Exception {
    var id = executor.run("echo first").getString("process_id");
    var others = new ArrayList<Future<?>>();
    for (var i = 0; i < 110; i++) {
      others.add(executor.ask(new JsonObject().put("command", "true")));
      if (others.size() % 20 == 0) {
        Executor.await(Future.all(others));
      }
    }
    Executor.await(Future.all(others));
    var read = new JsonObject().put("action", "read").put("process_id", id);
    assertThat(failure(executor.addresses().process(), read).failureCode()).isEqualTo(410);
    var stranger = failure(executor.addresses().process(), read.put("principal", "stranger"));
    assertThat(stranger.failureCode()).isEqualTo(404);
    var again = new JsonObject().put("command", "true").put("process_id", id);
    assertThat(failure(executor.addresses().execute(), again).failureCode()).isEqualTo(409);
  }

  @Test
  void aRefusalByPolicyIs403AndAnnounced() throws Exception {
    try (var strict = Executor.start(BusDoorTest::forbidding)) {
      var witness = new Witness(strict);
      var thrown = catchThrowable(() -> witness.run("rm -rf / # API_KEY=hunter2"));
      assertThat(thrown).hasRootCauseInstanceOf(ReplyException.class);
      var event = witness.all(Heard.Event.class).getFirst().json();
      assertThat(event.getString("event")).isEqualTo("rejected");
      assertThat(event.getInteger("code")).isEqualTo(403);
      assertThat(event.getString("rule")).isNotBlank().doesNotContain(":");
      assertThat(event.getString("error")).startsWith(event.getString("rule") + ": ");
      assertThat(event.getString("command")).contains("[REDACTED").doesNotContain("hunter2");
      assertThat(witness.heard).hasSize(1);
    }
  }

  @Test
  void aCommandThatNeedsAConfirmationIs428AndRunsOnceWithTheToken() throws Exception {
    try (var asking = Executor.start(BusDoorTest::asking)) {
      var command = new JsonObject().put("command", "nice echo on");
      var execute = asking.addresses().execute();
      var failure = failure(asking, execute, command);
      assertThat(failure.failureCode()).isEqualTo(428);
      var sentence = Objects.requireNonNull(failure.getMessage());
      assertThat(sentence).startsWith("nice: ");
      var token = sentence.substring(sentence.lastIndexOf(' ') + 1);
      var other = new JsonObject().put("command", "nice echo off").put("confirmation", token);
      assertThat(failure(asking, execute, other).failureCode()).isEqualTo(428);
      var confirmed = command.copy().put("confirmation", token);
      assertThat(asking.execute(confirmed.copy()).getString("stdout")).isEqualTo("on\n");
      assertThat(failure(asking, execute, confirmed).failureCode()).isEqualTo(428);
    }
  }

  @Test
  void tooManyProcessesAre429AndShuttingDownIs503() throws Exception {
    try (var full = Executor.start()) {
      var sleep =
          new JsonObject().put("command", "trap '' TERM; sleep 3001").put("background", true);
      Executor.await(Future.all(Stream.generate(() -> full.ask(sleep)).limit(40).toList()));
      assertThat(failure(full, full.addresses().execute(), sleep).failureCode()).isEqualTo(429);
      var closing = full.vertx().close();
      assertThat(failure(full, full.addresses().execute(), sleep).failureCode()).isEqualTo(503);
      Executor.await(closing);
    }
  }

  private static Settings forbidding(Settings settings) {
    return Executor.with(settings, settings.output(), Policies.shipped("standard"));
  }

  private static Settings asking(Settings settings) {
    var rules =
        """
        {"mode": "standard", "rules": [
          {"name": "nice", "kind": "program", "programs": ["nice"], "action": "ask",
           "reason": "is slow.", "suggestion": "Agree."}]}
        """;
    try {
      var policy = Policy.of(PolicyRules.read(new Document("asking.json", rules)));
      return Executor.with(settings, settings.output(), policy);
    } catch (ConfigurationException e) {
      throw new AssertionError(e);
    }
  }

  private static ReplyException failure(String address, @Nullable Object body) {
    return failure(executor, address, body);
  }

  private static ReplyException failure(Executor executor, String address, @Nullable Object body) {
    var options = new DeliveryOptions().setSendTimeout(10_000);
    var request = executor.vertx().eventBus().request(address, body, options);
    var thrown = catchThrowable(() -> Executor.await(request));
    return catchThrowableOfType(ReplyException.class, () -> sneak(thrown));
  }

  private static void sneak(Throwable thrown) throws Throwable {
    throw Objects.requireNonNull(thrown.getCause());
  }
}
