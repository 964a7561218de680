package dev.vibesbox.mcp;

import static dev.vibesbox.mcp.Talk.code;
import static dev.vibesbox.mcp.Talk.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyTest {

  @ParameterizedTest
  @CsvSource({
    "2024-11-05, 2024-11-05",
    "2025-03-26, 2025-03-26",
    "2025-06-18, 2025-06-18",
    "2025-11-25, 2025-11-25",
    "2026-07-28, 2025-11-25",
    "2099-01-01, 2025-11-25",
    "'', 2025-11-25"
  })
  void theHandshakeSettlesTheRevision(String asked, String settled) {
    var talk = Talk.fresh();
    var answer = talk.ask("initialize", "'protocolVersion':'" + asked + "'");
    assertThat(answer.getJsonObject("result").getString("protocolVersion")).isEqualTo(settled);
    assertThat(talk.conversation().revision()).contains(settled);
  }

  @Test
  void theHandshakeIntroducesTheServer() {
    var talk = Talk.with(new McpOptions("1.2.3", "Be brief.", 1));
    assertThat(talk.ask("initialize", "'protocolVersion':'2025-06-18','capabilities':{}"))
        .isEqualTo(
            json(
                """
                {'jsonrpc':'2.0','id':1,'result':{'protocolVersion':'2025-06-18',
                 'capabilities':{'tools':{},'logging':{}},
                 'serverInfo':{'name':'vibesbox','title':'Vibesbox','version':'1.2.3'},
                 'instructions':'Be brief.'}}\
                """));
  }

  @Test
  void oldClientsSeeNoTitleAndBlankInstructionsAreNotSent() {
    assertThat(Talk.fresh().ask("initialize", "'protocolVersion':'2025-03-26'"))
        .isEqualTo(
            json(
                """
                {'jsonrpc':'2.0','id':1,'result':{'protocolVersion':'2025-03-26',
                 'capabilities':{'tools':{},'logging':{}},
                 'serverInfo':{'name':'vibesbox','version':'1.2.3'}}}\
                """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "'protocolVersion':1",
        "'protocolVersion':null",
        "'protocolVersion':'2025-11-25','capabilities':[]",
        "'protocolVersion':'2025-11-25','clientInfo':'me'"
      })
  void aBrokenHandshakeSettlesNothing(String params) {
    var talk = Talk.fresh();
    assertThat(code(talk.ask("initialize", params))).isEqualTo(-32602);
    assertThat(talk.conversation().revision()).isEmpty();
  }

  @Test
  void aSecondHandshakeIsRefusedAndChangesNothing() {
    var talk = Talk.in("2025-03-26");
    assertThat(code(talk.ask("initialize", "'protocolVersion':'2025-11-25'"))).isEqualTo(-32600);
    assertThat(talk.conversation().revision()).contains("2025-03-26");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tools/list", "tools/call", "logging/setLevel", "nonsense"})
  void beforeTheHandshakeEverythingIsRefused(String method) {
    var answer = Talk.fresh().ask(method, "'name':'echo'");
    assertThat(code(answer)).isEqualTo(-32600);
    assertThat(answer.encode()).contains("send initialize before", method);
  }

  @Test
  void pingIsAnsweredBeforeAndAfterTheHandshake() {
    var pong = json("{'jsonrpc':'2.0','id':1,'result':{}}");
    assertThat(Talk.fresh().ask("ping", "")).isEqualTo(pong);
    assertThat(Talk.in("2025-11-25").ask("ping", "")).isEqualTo(pong);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server/discover",
        "tools/List",
        "",
        "resources/list",
        "tasks/get",
        "prompts/list"
      })
  void aMethodNotOfferedIsNotFound(String method) {
    assertThat(code(Talk.in("2025-11-25").ask(method, ""))).isEqualTo(-32601);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'jsonrpc':'2.0','method':'notifications/nonsense'}",
        "{'jsonrpc':'2.0','method':'tools/call','params':{'name':'slow'}}",
        "{'jsonrpc':'2.0','id':1,'result':{}}",
        "{'jsonrpc':'2.0','id':1,'error':{'code':1,'message':'m'}}",
        "{'jsonrpc':'2.0','method':'notifications/cancelled'}",
        "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':9}}",
        "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':{}}}"
      })
  void nothingIsSaidToWhatAsksForNothing(String text) {
    var talk = Talk.in("2025-11-25");
    assertThat(talk.say(text).succeeded()).isTrue();
    assertThat(talk.received()).isEmpty();
    assertThat(talk.slow().calls()).isZero();
  }

  @Test
  void malformedTextIsAnsweredWithTheIdItCarries() {
    var talk = Talk.in("2025-11-25");
    talk.say("{'jsonrpc':'2.0','id':'x','method':1}");
    talk.say("nonsense");
    assertThat(talk.received()).extracting(Talk::code).containsExactly(-32600, -32700);
    assertThat(talk.received().getFirst().getString("id")).isEqualTo("x");
    assertThat(talk.received().getLast().containsKey("id")).isFalse();
  }
}
