package dev.vibesbox.mcp;

import static dev.vibesbox.mcp.Talk.code;
import static dev.vibesbox.mcp.Talk.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.conformance.Fixtures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tools that need an answer from their client before they can go on. */
class AskingTest {
  private static final String CAN =
      "'io.modelcontextprotocol/clientCapabilities':{'elicitation':{}}";
  private static final String META = Talk.META.replaceAll("'[^']*clientCapabilities':\\{}", CAN);

  @Test
  void aLegacyClientIsAskedAndItsAnswerIsHeard() {
    var talk = talk().handshake("2025-11-25", "'elicitation':{}");
    call(talk, 2);
    var question = talk.received().getFirst();
    assertThat(question.getString("method")).isEqualTo("elicitation/create");
    assertThat(question.getJsonObject("params").getString("message")).isEqualTo("Sure?");
    reply(talk, question, "'result':{'action':'accept'}");
    assertThat(structured(talk.received().getLast()))
        .isEqualTo(json("{'accepted':true,'state':'secret'}"));
  }

  @Test
  void aLegacyClientThatAnswersWithAnErrorHasNotAgreed() {
    var talk = talk().handshake("2025-06-18", "'elicitation':{}");
    call(talk, 2);
    reply(talk, talk.received().getFirst(), "'error':{'code':-1,'message':'no'}");
    assertThat(structured(talk.received().getLast()).getBoolean("accepted")).isFalse();
  }

  @Test
  void anAnswerToNothingChangesNothing() {
    var talk = talk().handshake("2025-11-25", "'elicitation':{}");
    call(talk, 2);
    talk.say("{'jsonrpc':'2.0','id':'ask-99','result':{'action':'accept'}}");
    talk.say("{'jsonrpc':'2.0','id':1,'result':{'action':'accept'}}");
    assertThat(talk.received()).hasSize(1);
    talk.cancel("2");
    reply(talk, talk.received().getFirst(), "'result':{'action':'accept'}");
    assertThat(talk.received()).hasSize(1);
  }

  @Test
  void aClientThatCannotBeAskedIsTold() {
    var legacy = talk().handshake("2025-11-25");
    assertThat(code(legacy.ask("tools/call", "'name':'asking'"))).isEqualTo(-32021);
    var modern = talk().askModern("tools/call", "'name':'asking'");
    assertThat(code(modern)).isEqualTo(-32021);
    assertThat(modern.getJsonObject("error").getJsonObject("data"))
        .isEqualTo(json("{'requiredCapabilities':{'elicitation':{}}}"));
  }

  @Test
  void aModernClientRepeatsItsCallWithTheAnswer() {
    var talk = talk();
    var first = ask(talk, "").getJsonObject("result");
    assertThat(first.getString("resultType")).isEqualTo("input_required");
    assertThat(first.getJsonObject("inputRequests").getJsonObject("confirm").getString("method"))
        .isEqualTo("elicitation/create");
    assertThat(first.getString("requestState")).doesNotContain("secret");
    var second = ask(talk, repeated(first.getString("requestState"), "accept"));
    assertThat(structured(second)).isEqualTo(json("{'accepted':true,'state':'secret'}"));
  }

  @Test
  void aStateThatIsChangedOrOfAnotherCallIsRefused() {
    var talk = talk();
    var state = ask(talk, "").getJsonObject("result").getString("requestState");
    var changed =
        state.substring(0, 20) + (state.charAt(20) == 'x' ? 'y' : 'x') + state.substring(21);
    assertThat(code(ask(talk, repeated(changed, "accept")))).isEqualTo(-32602);
    assertThat(code(ask(talk, repeated("", "accept")))).isEqualTo(-32602);
    var otherCall = repeated(state, "accept") + ",'arguments':{'command':'rm'}";
    assertThat(code(ask(talk, otherCall))).isEqualTo(-32602);
    assertThat(code(ask(talk(), repeated(state, "accept")))).isEqualTo(-32602);
  }

  @Test
  void aPromptAsksAsAToolDoes() {
    var prompt = "'name':'test_input_required_result_prompt'";
    var talk = Talk.about(Fixtures.offer()).handshake("2025-11-25", "'elicitation':{}");
    talk.say("{'jsonrpc':'2.0','id':2,'method':'prompts/get','params':{%s}}".formatted(prompt));
    reply(talk, talk.received().getFirst(), "'result':{'action':'accept'}");
    assertThat(talk.received().getLast().getJsonObject("result").encode()).contains("accept");
    var first = talk.ask("prompts/get", "%s,'_meta':{%s}".formatted(prompt, META));
    assertThat(first.getJsonObject("result").getString("resultType")).isEqualTo("input_required");
  }

  private static Talk talk() {
    var ask = new InputNeeded.Ask("elicitation/create", new JsonObject().put("message", "Sure?"));
    var asking =
        TestTool.named(
            "asking",
            call ->
                call.input().answers().isEmpty() && call.input().state().isEmpty()
                    ? Future.failedFuture(new InputNeeded(Map.of("confirm", ask), "secret"))
                    : Future.succeededFuture(
                        new ToolResult(
                            new JsonObject()
                                .put("accepted", call.input().isAccepted("confirm"))
                                .put("state", call.input().state()),
                            false)));
    return Talk.about(Offer.of(List.of(asking)));
  }

  private static void call(Talk talk, int id) {
    talk.say(
        "{'jsonrpc':'2.0','id':%d,'method':'tools/call','params':{'name':'asking'}}".formatted(id));
  }

  private static JsonObject ask(Talk talk, String more) {
    return talk.ask("tools/call", "'name':'asking','_meta':{%s}%s".formatted(META, more));
  }

  private static String repeated(String state, String action) {
    return ",'requestState':'%s','inputResponses':{'confirm':{'action':'%s'}}"
        .formatted(state, action);
  }

  private static void reply(Talk talk, JsonObject question, String answer) {
    talk.say("{'jsonrpc':'2.0','id':'%s',%s}".formatted(question.getString("id"), answer));
  }

  private static JsonObject structured(JsonObject answer) {
    return answer.getJsonObject("result").getJsonObject("structuredContent");
  }
}
