package dev.vibesbox.mcp;

import static dev.vibesbox.mcp.Talk.META;
import static dev.vibesbox.mcp.Talk.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.StoppedBy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InFlightTest {
  private final Talk talk = Talk.in("2025-11-25");

  @Test
  void aCancelledRequestIsStoppedAndNotAnswered() {
    var done = talk.callSlow("1", "7");
    talk.cancel("1");
    assertThat(talk.slow().cancellations()).containsExactly(StoppedBy.CANCEL);
    assertThat(done.succeeded()).isTrue();
    assertThat(talk.slow().report(0, "late").failed()).isTrue();
    talk.slow().finish(0);
    assertThat(talk.received()).isEmpty();
    assertThat(talk.conversation().requestsInFlight()).isZero();
  }

  @Test
  void aModernRequestIsCancelledAlike() {
    talk.say(
        "{'jsonrpc':'2.0','id':'a','method':'tools/call','params':{'name':'slow','_meta':{%s}}}"
            .formatted(META));
    talk.say(
        "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':'a','_meta':{%s}}}"
            .formatted(META));
    assertThat(talk.slow().cancellations()).containsExactly(StoppedBy.CANCEL);
    talk.slow().finish(0);
    assertThat(talk.received()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {"1, '1'", "'1', 1", "1, 2", "'a', 'A'"})
  void onlyTheVeryIdCancels(String id, String other) {
    talk.callSlow(id, "");
    talk.cancel(other);
    assertThat(talk.slow().cancellations()).isEmpty();
    talk.slow().finish(0);
    assertThat(talk.received()).hasSize(1);
  }

  @Test
  void cancellingTwiceOrAfterTheEndDoesNothing() {
    talk.callSlow("1", "");
    talk.cancel("1");
    talk.cancel("1");
    talk.callSlow("2", "");
    talk.slow().finish(1);
    talk.cancel("2");
    assertThat(talk.slow().cancellations()).containsExactly(StoppedBy.CANCEL);
    assertThat(talk.received()).hasSize(1);
  }

  @Test
  void anAnswerThatStillWaitsForRoomIsTakenBack() {
    talk.peer().pause();
    var done = talk.callSlow("1", "7");
    talk.slow().report(0, "a");
    talk.slow().finish(0);
    talk.cancel("1");
    assertThat(done.succeeded()).isTrue();
    talk.peer().takeOne();
    assertThat(talk.received()).hasSize(1).noneMatch(message -> message.containsKey("result"));
  }

  @Test
  void anIdInFlightIsNotTakenTwice() {
    talk.callSlow("1", "");
    talk.callSlow("1", "");
    talk.say("{'jsonrpc':'2.0','id':1,'method':'ping'}");
    assertThat(talk.received()).extracting(Talk::code).containsExactly(-32600, -32600);
    assertThat(talk.received().getFirst().encode())
        .contains("a request with this id is in flight: 1");
    assertThat(talk.slow().calls()).isOne();
    talk.callSlow("'1'", "");
    assertThat(talk.slow().calls()).isEqualTo(2);
  }

  @Test
  void anAnsweredIdMayBeUsedAgain() {
    talk.callSlow("1", "");
    talk.slow().finish(0);
    talk.callSlow("1", "");
    talk.slow().finish(1);
    assertThat(talk.received()).allMatch(message -> message.containsKey("result")).hasSize(2);
  }

  @Test
  void theLimitRefusesCallsButNoPing() {
    var limited = limited();
    limited.callSlow("1", "");
    limited.callSlow("2", "");
    limited.callSlow("3", "");
    limited.say("{'jsonrpc':'2.0','id':4,'method':'ping'}");
    assertThat(limited.received()).hasSize(2);
    assertThat(code(limited.received().getFirst())).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
    assertThat(limited.received().getFirst().encode())
        .contains("2 requests are in flight", "wait for an answer or cancel one");
    limited.slow().finish(0);
    limited.callSlow("5", "");
    assertThat(limited.slow().calls()).isEqualTo(3);
  }

  @Test
  void aCancelledCallKeepsItsPlaceUntilItHasWoundDown() {
    var limited = limited();
    limited.callSlow("1", "");
    limited.callSlow("2", "");
    limited.cancel("1");
    limited.callSlow("3", "");
    assertThat(limited.slow().calls()).isEqualTo(2);
    limited.slow().fail(0);
    limited.callSlow("4", "");
    assertThat(limited.slow().calls()).isEqualTo(3);
  }

  @Test
  void closingCancelsEverythingAndSaysNothing() {
    var first = talk.callSlow("1", "7");
    var second = talk.callSlow("2", "");
    talk.close(StoppedBy.DISCONNECT);
    assertThat(talk.slow().cancellations())
        .containsExactly(StoppedBy.DISCONNECT, StoppedBy.DISCONNECT);
    assertThat(first.succeeded() && second.succeeded()).isTrue();
    talk.slow().finish(0);
    talk.slow().fail(1);
    assertThat(talk.received()).isEmpty();
    assertThat(talk.conversation().requestsInFlight()).isZero();
  }

  @Test
  void aClosedConversationHearsNothing() {
    talk.close(StoppedBy.SHUTDOWN);
    assertThat(talk.callSlow("1", "").succeeded()).isTrue();
    assertThat(talk.slow().calls()).isZero();
    assertThat(talk.received()).isEmpty();
  }

  private static Talk limited() {
    return Talk.with(new McpOptions("1", "", 2)).handshake("2025-11-25");
  }
}
