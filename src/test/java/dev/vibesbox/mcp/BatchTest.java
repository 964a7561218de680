package dev.vibesbox.mcp;

import static dev.vibesbox.mcp.Talk.code;
import static dev.vibesbox.mcp.Talk.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
  private static final String PING = "{'jsonrpc':'2.0','id':5,'method':'ping'}";

  @ParameterizedTest
  @ValueSource(strings = {"2024-11-05", "2025-06-18", "2025-11-25"})
  void otherRevisionsHaveNoBatches(String revision) {
    assertRefused(Talk.in(revision));
  }

  @Test
  void beforeTheHandshakeThereAreNone() {
    assertRefused(Talk.fresh());
  }

  @Test
  void everyRequestOfABatchIsAnsweredAndNothingElse() {
    var talk = Talk.in("2025-03-26");
    talk.say("[" + PING + ",{'jsonrpc':'2.0','method':'notifications/x'},7]");
    assertThat(talk.received()).hasSize(2);
    assertThat(talk.received().getFirst()).isEqualTo(json("{'jsonrpc':'2.0','id':5,'result':{}}"));
    assertThat(code(talk.received().getLast())).isEqualTo(-32600);
  }

  @Test
  void aBatchIsDoneWhenItsLastRequestIs() {
    var talk = Talk.in("2025-03-26");
    var call = "{'jsonrpc':'2.0','id':6,'method':'tools/call','params':{'name':'slow'}}";
    var done = talk.say("[" + call + "," + PING + "]");
    assertThat(done.isComplete()).isFalse();
    talk.slow().finish(0);
    assertThat(done.succeeded()).isTrue();
    assertThat(talk.received()).extracting(it -> it.getInteger("id")).containsExactly(5, 6);
  }

  @Test
  void noHandshakeHidesInABatch() {
    var talk = Talk.in("2025-03-26");
    talk.say(
        "[{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':'2025-11-25'}}]");
    assertThat(code(talk.received().getFirst())).isEqualTo(-32600);
    assertThat(talk.conversation().revision()).contains("2025-03-26");
  }

  private static void assertRefused(Talk talk) {
    talk.say("[" + PING + "]");
    assertThat(talk.received()).hasSize(1).extracting(Talk::code).containsExactly(-32600);
    assertThat(talk.received().getFirst().containsKey("id")).isFalse();
  }
}
