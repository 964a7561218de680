package dev.vibesbox.mcp;

import static dev.vibesbox.mcp.Talk.code;
import static dev.vibesbox.mcp.Talk.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-11-05 | name description inputSchema",
        "2025-03-26 | name description inputSchema annotations",
        "2025-06-18 | name title description inputSchema outputSchema annotations",
        "2025-11-25 | name title description inputSchema outputSchema annotations"
      })
  void aClientSeesTheMembersItsRevisionKnows(String revision, String members) {
    var tools = Talk.in(revision).ask("tools/list", "").getJsonObject("result");
    assertThat(tools.fieldNames()).containsExactly("tools");
    var echo = tools.getJsonArray("tools").getJsonObject(0);
    assertThat(echo.fieldNames()).containsExactly(members.split(" "));
    assertThat(echo.getString("name")).isEqualTo("echo");
  }

  @Test
  void toolsKeepTheirOrder() {
    var talk = Talk.in("2025-11-25");
    var first = talk.ask("tools/list", "");
    assertThat(first.getJsonObject("result").getJsonArray("tools").stream())
        .extracting(tool -> ((JsonObject) tool).getString("name"))
        .containsExactly("echo", "slow", "failing", "throwing", "refusing", "counting");
    assertThat(talk.ask("tools/list", "")).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'cursor':'next'", "'cursor':''", "'cursor':1"})
  void noCursorWasEverHandedOut(String cursor) {
    var talk = Talk.in("2025-11-25");
    assertThat(code(talk.ask("tools/list", cursor))).isEqualTo(-32602);
    assertThat(code(talk.askModern("tools/list", cursor))).isEqualTo(-32602);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-11-05", "2025-03-26"})
  void oldClientsGetTheContentAsText(String revision) {
    assertThat(Talk.in(revision).ask("tools/call", "'name':'echo'").getJsonObject("result"))
        .isEqualTo(json("{'content':[{'type':'text','text':'{\\'echo\\':{}}'}],'isError':false}"));
  }

  @Test
  void whereNothingRanTheAnswerIsAnError() {
    assertThat(Talk.in("2025-11-25").ask("tools/call", "'name':'refusing'").getJsonObject("result"))
        .isEqualTo(
            json(
                """
                {'content':[{'type':'text','text':'{\\'status\\':\\'rejected\\'}'}],
                 'structuredContent':{'status':'rejected'},'isError':true}\
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'arguments':{} | params.name must be a string",
        "'name':1 | params.name must be a string",
        "'name':null | params.name must be a string",
        "'name':'Echo' | there is no tool",
        "'name':'' | there is no tool",
        "'name':'echo','arguments':[] | params.arguments must be an object",
        "'name':'echo','arguments':'x' | params.arguments must be an object",
        "'name':'echo','_meta':1 | params._meta must be an object",
        "'name':'echo','_meta':{'progressToken':1.5} | params._meta.progressToken must be",
        "'name':'echo','_meta':{'progressToken':{}} | params._meta.progressToken must be"
      })
  void aCallThatCannotBeReadIsAProtocolError(String params, String reason) {
    var answer = Talk.in("2025-11-25").ask("tools/call", params);
    assertThat(code(answer)).isEqualTo(-32602);
    assertThat(answer.getJsonObject("error").getString("message")).startsWith(reason);
  }

  @Test
  void nullSaysAsMuchAsNothing() {
    var talk = Talk.in("2025-11-25");
    assertThat(talk.ask("tools/list", "'cursor':null").containsKey("result")).isTrue();
    var call = "'name':'echo','arguments':null,'_meta':{'progressToken':null}";
    assertThat(talk.ask("tools/call", call).containsKey("result")).isTrue();
    assertThat(talk.ask("tools/call", "'name':'echo','_meta':null").containsKey("result")).isTrue();
  }

  @Test
  void anUnknownToolIsNamedTogetherWithTheKnownOnes() {
    var error = Talk.in("2025-11-25").ask("tools/call", "'name':'nope'").getJsonObject("error");
    assertThat(error.getString("message"))
        .isEqualTo(
            "there is no tool \"nope\","
                + " only echo, slow, failing, throwing, refusing, counting");
  }

  @ParameterizedTest
  @ValueSource(strings = {"failing", "throwing"})
  void aBrokenToolIsOurFaultAndKeepsItsSecrets(String tool) {
    var talk = Talk.in("2025-11-25");
    var answer = talk.ask("tools/call", "'name':'" + tool + "'");
    assertThat(answer)
        .isEqualTo(
            json(
                """
                {'jsonrpc':'2.0','id':1,'error':{'code':-32603,'message':
                 'tool %s failed inside the server; the server\\u0027s log says why'}}\
                """
                    .formatted(tool)));
    assertThat(talk.conversation().requestsInFlight()).isZero();
  }

  @Test
  void aToolLearnsWhoAsks() {
    var talk = Talk.in("2025-11-25");
    talk.callSlow("1", "");
    assertThat(talk.slow().call(0).requester()).isEqualTo(Talk.REQUESTER);
    assertThat(talk.slow().call(0).arguments()).isEmpty();
  }

  @Test
  void namesAreUniqueAndWellFormed() {
    assertRefused(List.of(TestTool.echo(), TestTool.echo()), "two tools are called echo");
    assertRefused(List.of(named("a b")), "a b");
    assertRefused(List.of(named("")), "is not");
    assertRefused(List.of(named("x".repeat(129))), "is not");
    assertThat(new Mcp("1", List.of(named("x".repeat(128))))).isNotNull();
  }

  private static void assertRefused(List<Tool> tools, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mcp("1", tools))
        .withMessageContaining(reason);
  }

  private static Tool named(String name) {
    return TestTool.named(name, _ -> io.vertx.core.Future.failedFuture("unused"));
  }
}
