package dev.vibesbox.mcp;

import static dev.vibesbox.mcp.Talk.META;
import static dev.vibesbox.mcp.Talk.code;
import static dev.vibesbox.mcp.Talk.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.jsonrpc.Codec;
import dev.vibesbox.jsonrpc.Incoming.Single;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModernTest {
  private static final String SERVER_INFO =
      "'_meta':{'io.modelcontextprotocol/serverInfo':"
          + "{'name':'vibesbox','title':'Vibesbox','version':'1.2.3'}}";

  @Test
  void discoveryTellsWhatThereIs() {
    var talk = Talk.with(new McpOptions("1.2.3", "Be brief.", 1));
    assertThat(talk.askModern("server/discover", ""))
        .isEqualTo(
            json(
                """
                {'jsonrpc':'2.0','id':1,'result':{'resultType':'complete',
                 'supportedVersions':['2026-07-28'],'capabilities':{'tools':{},'logging':{}},
                 'instructions':'Be brief.','ttlMs':300000,'cacheScope':'public',%s}}\
                """
                    .formatted(SERVER_INFO)));
  }

  @Test
  void toolsAreListedForCaching() {
    var result = Talk.fresh().askModern("tools/list", "").getJsonObject("result");
    assertThat(result.fieldNames())
        .containsExactlyInAnyOrder("tools", "resultType", "ttlMs", "cacheScope", "_meta");
    assertThat(result.getJsonArray("tools")).hasSize(6);
  }

  @Test
  void aCallNeedsNoHandshake() {
    assertThat(Talk.fresh().askModern("tools/call", "'name':'echo','arguments':{'a':1}"))
        .isEqualTo(
            json(
                """
                {'jsonrpc':'2.0','id':1,'result':{'resultType':'complete',
                 'content':[{'type':'text','text':'{\\'echo\\':{\\'a\\':1}}'}],
                 'structuredContent':{'echo':{'a':1}},'isError':false,%s}}\
                """
                    .formatted(SERVER_INFO)));
  }

  @Test
  void nothingIsRememberedBetweenCalls() {
    var talk = Talk.in("2025-11-25");
    for (int call = 1; call <= 2; call++) {
      assertThat(talk.askModern("tools/call", "'name':'counting'").encode())
          .contains("\"structuredContent\":{\"calls\":1}");
      assertThat(talk.ask("tools/call", "'name':'counting'").encode())
          .contains("\"structuredContent\":{\"calls\":" + call + "}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'io.modelcontextprotocol/protocolVersion':'2026-07-28'",
        "'io.modelcontextprotocol/protocolVersion':1,'io.modelcontextprotocol/clientCapabilities':{}",
        "'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
            + "'io.modelcontextprotocol/clientCapabilities':[]",
        "'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
            + "'io.modelcontextprotocol/clientCapabilities':{},"
            + "'io.modelcontextprotocol/clientInfo':'me'"
      })
  void aRequestThatDescribesItselfBadlyIsRefused(String meta) {
    var answer = Talk.fresh().ask("tools/list", "'_meta':{" + meta + "}");
    assertThat(code(answer)).isEqualTo(-32602);
    assertThat(answer.encode()).contains("params._meta.io.modelcontextprotocol/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1900-01-01", "2025-11-25", ""})
  void anUnknownRevisionIsAnsweredWithTheKnownOnes(String revision) {
    var meta = META.replace("2026-07-28", revision);
    var error = Talk.fresh().ask("tools/list", "'_meta':{" + meta + "}").getJsonObject("error");
    assertThat(error.getInteger("code")).isEqualTo(-32022);
    assertThat(error.getJsonObject("data"))
        .isEqualTo(json("{'supported':['2026-07-28'],'requested':'" + revision + "'}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "initialize",
        "ping",
        "logging/setLevel",
        "resources/subscribe",
        "resources/unsubscribe",
        "tasks/list",
        "nonsense"
      })
  void methodsOfTheOtherEraAreNotFound(String method) {
    var talk = Talk.fresh();
    var answer = talk.askModern(method, "'protocolVersion':'2025-11-25'");
    assertThat(code(answer)).isEqualTo(-32601);
    assertThat(answer.getInteger("id")).isEqualTo(1);
    assertThat(talk.conversation().revision()).isEmpty();
  }

  @Test
  void aTransportThatKnowsTheEraOverridesTheMessage() {
    var talk = Talk.fresh();
    var list = Codec.decode("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
    talk.conversation().receive(list, talk.peer(), Era.MODERN);
    assertThat(talk.received()).extracting(Talk::code).containsExactly(-32602);
  }

  @Test
  void bothErasMayUseOneConnection() {
    var talk = Talk.in("2025-11-25");
    assertThat(talk.askModern("tools/list", "").encode()).contains("resultType");
    assertThat(talk.ask("tools/list", "").encode()).doesNotContain("resultType");
  }

  @Test
  void theEraIsToldFromTheMessageAlone() {
    assertThat(era("'params':{'_meta':{" + META + "}}")).isEqualTo(Era.MODERN);
    assertThat(era("'id':1,'params':{'_meta':{" + META + "}}")).isEqualTo(Era.MODERN);
    assertThat(era("'id':1,'params':{'_meta':{'progressToken':0}}")).isEqualTo(Era.LEGACY);
    assertThat(era("'id':1,'params':{'_meta':'modern'}")).isEqualTo(Era.LEGACY);
    assertThat(era("'id':1")).isEqualTo(Era.LEGACY);
  }

  private static Era era(String members) {
    var text = "{'jsonrpc':'2.0','method':'m'," + members + "}";
    return Codec.decode(text.replace('\'', '"')) instanceof Single(var message)
        ? Era.of(message)
        : org.assertj.core.api.Assertions.fail("no message: " + text);
  }
}
