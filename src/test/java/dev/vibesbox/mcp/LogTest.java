package dev.vibesbox.mcp;

import static dev.vibesbox.mcp.Talk.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Log messages to clients. */
class LogTest {
  private static final String CALL = "'name':'talkative'";

  @ParameterizedTest
  @CsvSource({"debug, 3", "info, 2", "notice, 1", "warning, 1", "error, 0", "emergency, 0"})
  void aSessionGetsMessagesFromItsLevelOn(String level, int messages) {
    var talk = talk().handshake("2025-06-18");
    talk.ask("logging/setLevel", "'level':'%s'".formatted(level));
    talk.received().clear();
    talk.say("{'jsonrpc':'2.0','id':2,'method':'tools/call','params':{%s}}".formatted(CALL));
    assertThat(talk.received()).hasSize(messages + 1);
    assertThat(talk.received().getLast().containsKey("result")).isTrue();
  }

  @Test
  void nobodyGetsAnyUnasked() {
    var talk = talk().handshake("2025-11-25");
    assertThat(talk.ask("tools/call", CALL).containsKey("result")).isTrue();
    assertThat(talk().askModern("tools/call", CALL).containsKey("result")).isTrue();
  }

  @Test
  void aModernRequestAsksForItself() {
    var talk = talk();
    var meta = Talk.META + ",'io.modelcontextprotocol/logLevel':'warning'";
    talk.say(
        "{'jsonrpc':'2.0','id':2,'method':'tools/call','params':{%s,'_meta':{%s}}}"
            .formatted(CALL, meta));
    assertThat(talk.received()).hasSize(2);
    var params = talk.received().getFirst().getJsonObject("params");
    assertThat(params.getString("level")).isEqualTo("warning");
    assertThat(params.getJsonObject("data").getString("text")).isEqualTo("three");
  }

  @Test
  void anUnknownLevelIsRefusedInBothEras() {
    var legacy = talk().handshake("2025-11-25");
    assertThat(code(legacy.ask("logging/setLevel", "'level':'loud'"))).isEqualTo(-32602);
    assertThat(code(legacy.ask("logging/setLevel", ""))).isEqualTo(-32602);
    var meta = "'_meta':{%s,'io.modelcontextprotocol/logLevel':'loud'}".formatted(Talk.META);
    assertThat(code(talk().ask("tools/call", CALL + "," + meta))).isEqualTo(-32602);
    assertThat(code(talk().askModern("logging/setLevel", "'level':'info'"))).isEqualTo(-32601);
  }

  private static Talk talk() {
    var talkative =
        TestTool.named(
            "talkative",
            call -> {
              call.log().say(LogLevel.DEBUG, new JsonObject().put("text", "one"));
              call.log().say(LogLevel.INFO, new JsonObject().put("text", "two"));
              call.log().say(LogLevel.WARNING, new JsonObject().put("text", "three"));
              return Future.succeededFuture(new ToolResult(new JsonObject(), false));
            });
    return Talk.about(Offer.of(List.of(talkative)));
  }
}
