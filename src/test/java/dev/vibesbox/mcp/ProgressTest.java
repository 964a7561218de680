package dev.vibesbox.mcp;

import static dev.vibesbox.mcp.Talk.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
  private final Talk talk = Talk.in("2025-11-25");

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "9007199254740993", "'0'", "''"})
  void theTokenKeepsItsJsonType(String token) {
    talk.callSlow("1", token);
    talk.slow().report(0, "line 1\n");
    assertThat(talk.received())
        .containsExactly(
            json(
                """
                {'jsonrpc':'2.0','method':'notifications/progress','params':
                 {'progressToken':%s,'progress':1,'message':'line 1\\n'}}\
                """
                    .formatted(token)));
  }

  @Test
  void whatTheToolAddsStandsInMeta() {
    talk.callSlow("1", "7");
    talk.slow().call(0).progress().report("x", json("{'vibesbox/offset':5}"));
    assertThat(talk.received().getFirst().getJsonObject("params").getJsonObject("_meta"))
        .isEqualTo(json("{'vibesbox/offset':5}"));
  }

  @Test
  void everyReportCountsOneMoreAndComesBeforeTheAnswer() {
    talk.callSlow("1", "7");
    talk.slow().report(0, "a");
    talk.slow().report(0, "b");
    talk.slow().finish(0);
    assertThat(talk.received()).extracting(ProgressTest::summary).containsExactly("1a", "2b", "!");
  }

  @Test
  void requestsCountEachForThemselves() {
    talk.callSlow("1", "7");
    talk.callSlow("2", "8");
    talk.slow().report(0, "a");
    talk.slow().report(1, "b");
    assertThat(talk.received()).extracting(ProgressTest::summary).containsExactly("1a", "1b");
  }

  @Test
  void withoutATokenNothingIsSent() {
    talk.callSlow("1", "");
    assertThat(talk.slow().call(0).progress().isWanted()).isFalse();
    assertThat(talk.slow().report(0, "a").succeeded()).isTrue();
    assertThat(talk.received()).isEmpty();
  }

  @Test
  void aReportWaitsForRoomAndTheAnswerForTheReport() {
    talk.peer().pause();
    talk.callSlow("1", "7");
    var first = talk.slow().report(0, "a");
    var second = talk.slow().report(0, "b");
    talk.slow().finish(0);
    assertThat(talk.received()).extracting(ProgressTest::summary).containsExactly("1a");
    assertThat(first.isComplete()).isFalse();
    talk.peer().takeOne();
    assertThat(first.succeeded()).isTrue();
    assertThat(second.isComplete()).isFalse();
    talk.peer().takeOne();
    assertThat(talk.received()).extracting(ProgressTest::summary).containsExactly("1a", "2b", "!");
  }

  @Test
  void theRequestIsOverWhenTheAnswerWasTaken() {
    talk.peer().pause();
    var done = talk.callSlow("1", "");
    talk.slow().finish(0);
    assertThat(done.isComplete()).isFalse();
    assertThat(talk.conversation().requestsInFlight()).isOne();
    talk.peer().takeOne();
    assertThat(done.succeeded()).isTrue();
    assertThat(talk.conversation().requestsInFlight()).isZero();
  }

  @Test
  void afterTheAnswerReportsAreDropped() {
    talk.callSlow("1", "7");
    talk.slow().finish(0);
    assertThat(talk.slow().report(0, "late").failed()).isTrue();
    assertThat(talk.received()).extracting(ProgressTest::summary).containsExactly("!");
  }

  @Test
  void aClientThatIsGoneIsToldNothingMore() {
    var done = talk.callSlow("1", "7");
    talk.peer().leave();
    assertThat(talk.slow().report(0, "a").failed()).isTrue();
    talk.slow().fail(0);
    assertThat(done.succeeded()).isTrue();
    assertThat(talk.received()).isEmpty();
    assertThat(talk.conversation().requestsInFlight()).isZero();
  }

  private static String summary(JsonObject message) {
    var params = message.getJsonObject("params", new JsonObject());
    return message.containsKey("result")
        ? "!"
        : params.getInteger("progress") + params.getString("message");
  }
}
