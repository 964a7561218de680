package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.Settling;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many commands run at a time, in all and of one client. */
class CrowdTest {
  @Test
  void ofAHundredAtOnceAsManyRunAsMayAndTheOthersAreToldWhatToDo() throws Exception {
    try (var executor = Executor.start(32, 32)) {
      var asked = ask(executor, 100, "anyone");
      Settling.await(() -> failed(asked).size() == 68);
      assertThat(running(executor)).isEqualTo(32);
      assertThat(failed(asked))
          .allSatisfy(cause -> assertThat(((ReplyException) cause).failureCode()).isEqualTo(429))
          .allSatisfy(cause -> assertThat(cause).hasMessageContaining("executor.maxRunning"));
    }
  }

  @Test
  void oneClientLeavesPlacesToOthers() throws Exception {
    try (var executor = Executor.start(8, 3)) {
      var mine = ask(executor, 4, "mine");
      Settling.await(() -> failed(mine).size() == 1);
      assertThat(failed(mine).getFirst()).hasMessageContaining("executor.maxRunningPerClient");
      assertThat(failed(ask(executor, 3, "other"))).isEmpty();
      assertThat(running(executor)).isEqualTo(6);
    }
  }

  @Test
  void aFullHouseIsToldFromOneClientsShare() throws Exception {
    try (var executor = Executor.start(4, 3)) {
      ask(executor, 3, "mine");
      ask(executor, 1, "other");
      assertThatThrownBy(() -> executor.execute(sleeping("other")))
          .hasMessageContaining("4 commands run already, the limit (executor.maxRunning)");
    }
  }

  @Test
  void aPlaceIsFreeAsSoonAsItsCommandHasEnded() throws Exception {
    try (var executor = Executor.start(1, 1)) {
      for (var i = 0; i < 200; i++) {
        assertThat(executor.run("echo on").getString("stdout")).isEqualTo("on\n");
      }
    }
  }

  private static List<Future<JsonObject>> ask(Executor executor, int times, String client) {
    return IntStream.range(0, times).mapToObj(_ -> executor.ask(sleeping(client))).toList();
  }

  private static List<Throwable> failed(List<Future<JsonObject>> asked) {
    return asked.stream().filter(Future::failed).map(Future::cause).toList();
  }

  private static int running(Executor executor) throws Exception {
    return executor.manage(new JsonObject().put("action", "list")).getJsonArray("processes").size();
  }

  private static JsonObject sleeping(String client) {
    return new JsonObject().put("command", "sleep 1011").put("client", client);
  }
}
