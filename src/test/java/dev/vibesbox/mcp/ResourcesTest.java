package dev.vibesbox.mcp;

import static dev.vibesbox.mcp.Talk.code;
import static dev.vibesbox.mcp.Talk.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.StoppedBy;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources in both eras, and who watches them. */
class ResourcesTest {
  private final TestResources resources = new TestResources(250);

  @Test
  void whatIsOfferedIsSaidInBothEras() {
    var offered = json("{'subscribe':true,'listChanged':true}");
    var legacy = talk().ask("initialize", "'protocolVersion':'2025-11-25'");
    var modern = talk().askModern("server/discover", "");
    for (var answer : List.of(legacy, modern)) {
      var capabilities = answer.getJsonObject("result").getJsonObject("capabilities");
      assertThat(capabilities.getJsonObject("resources")).isEqualTo(offered);
      assertThat(capabilities.fieldNames()).contains("completions", "logging");
    }
  }

  @Test
  void whereThereAreNoneTheirMethodsAreUnknown() {
    var talk = Talk.in("2025-11-25");
    for (var method : List.of("resources/list", "resources/read", "resources/subscribe")) {
      assertThat(code(talk.ask(method, "'uri':'test://1'"))).isEqualTo(-32601);
    }
  }

  @Test
  void aLongListComesPageByPage() {
    var talk = legacy();
    var first = talk.ask("resources/list", "").getJsonObject("result");
    assertThat(first.getJsonArray("resources")).hasSize(100);
    var last = talk.ask("resources/list", cursor(next(talk, first))).getJsonObject("result");
    assertThat(last.getJsonArray("resources")).hasSize(50);
    assertThat(last.containsKey("nextCursor")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'%%%'", "'bm93aGVyZQ'", "''", "7"})
  void aCursorThatWasNeverGivenIsRefused(String cursor) {
    assertThat(code(legacy().ask("resources/list", "'cursor':" + cursor))).isEqualTo(-32602);
  }

  @Test
  void whatIsNotThereHasTheErrorOfItsEra() {
    var legacy = legacy().ask("resources/read", "'uri':'test://nowhere'");
    var modern = talk().askModern("resources/read", "'uri':'test://nowhere'");
    assertThat(code(legacy)).isEqualTo(-32002);
    assertThat(code(modern)).isEqualTo(-32602);
    for (var answer : List.of(legacy, modern)) {
      assertThat(answer.getJsonObject("error").getJsonObject("data"))
          .isEqualTo(json("{'uri':'test://nowhere'}"));
    }
  }

  @Test
  void modernReadingsAreNotToBeKept() {
    var result = talk().askModern("resources/read", "'uri':'test://1'").getJsonObject("result");
    assertThat(result.getLong("ttlMs")).isZero();
    assertThat(result.getString("cacheScope")).isEqualTo("private");
    assertThat(result.getString("resultType")).isEqualTo("complete");
  }

  @Test
  void aSubscriberHearsOfChangesUntilItLeaves() {
    var talk = legacy();
    talk.ask("resources/subscribe", "'uri':'test://1'");
    talk.received().clear();
    resources.change();
    assertThat(talk.received())
        .containsExactly(
            json(
                """
                {'jsonrpc':'2.0','method':'notifications/resources/updated',
                 'params':{'uri':'test://1'}}\
                """));
    talk.ask("resources/unsubscribe", "'uri':'test://1'");
    assertThat(resources.watchers()).isZero();
  }

  @Test
  void whoDoesNotTakeANoticeGetsOneForAllThatFollow() {
    var talk = legacy();
    talk.ask("resources/subscribe", "'uri':'test://1'");
    talk.received().clear();
    talk.peer().pause();
    for (int i = 0; i < 10; i++) {
      resources.change();
    }
    talk.peer().takeOne();
    talk.peer().takeOne();
    assertThat(talk.received()).hasSize(2);
  }

  @Test
  void oneResourceMoreThanTheLimitIsRefused() {
    var talk = legacy();
    for (int i = 0; i < 3; i++) {
      var answer = talk.ask("resources/subscribe", "'uri':'test://%d'".formatted(i));
      assertThat(answer.containsKey("error")).isFalse();
    }
    assertThat(talk.ask("resources/subscribe", "'uri':'test://2'").containsKey("error")).isFalse();
    assertThat(code(talk.ask("resources/subscribe", "'uri':'test://3'"))).isEqualTo(429);
    assertThat(code(talk.ask("resources/subscribe", "'uri':'x'"))).isEqualTo(-32002);
    var uris = "'resourceSubscriptions':['test://0','test://1','test://2','test://3']";
    var modern = talk().askModern("subscriptions/listen", "'notifications':{%s}".formatted(uris));
    assertThat(code(modern)).isEqualTo(-32602);
  }

  @Test
  void onlyWhoAskedForTheListHearsThatItChanged() {
    var talk = legacy();
    resources.changeList();
    assertThat(talk.received()).isEmpty();
    talk.ask("resources/list", "");
    talk.received().clear();
    resources.changeList();
    assertThat(talk.received().getFirst().getString("method"))
        .isEqualTo("notifications/resources/list_changed");
  }

  @Test
  void theEndOfAConversationEndsItsWatches() {
    var talk = legacy();
    talk.ask("resources/subscribe", "'uri':'test://1'");
    talk.ask("resources/list", "");
    talk.close(StoppedBy.DISCONNECT);
    assertThat(resources.watchers()).isZero();
  }

  @Test
  void aModernListenerHearsFirstWhatIsHonouredAndThenOnlyThat() {
    var talk = talk();
    var asked = "'toolsListChanged':true,'resourceSubscriptions':['test://1']";
    talk.say(
        "{'jsonrpc':'2.0','id':'s','method':'subscriptions/listen','params':{'_meta':{%s},'notifications':{%s}}}"
            .formatted(Talk.META, asked));
    resources.changeList();
    resources.change();
    var messages = talk.received();
    assertThat(messages).hasSize(2);
    assertThat(messages.getFirst().getString("method"))
        .isEqualTo("notifications/subscriptions/acknowledged");
    assertThat(messages.getFirst().getJsonObject("params").getJsonObject("notifications"))
        .isEqualTo(json("{'resourceSubscriptions':['test://1']}"));
    assertThat(messages.getLast().getString("method")).isEqualTo("notifications/resources/updated");
    assertThat(messages)
        .allSatisfy(message ->
            assertThat(message.getJsonObject("params").getJsonObject("_meta"))
                .isEqualTo(json("{'io.modelcontextprotocol/subscriptionId':'s'}")));
    talk.cancel("'s'");
    resources.change();
    assertThat(messages).hasSize(2);
    assertThat(resources.watchers()).isZero();
    assertThat(talk.conversation().requestsInFlight()).isZero();
  }

  @Test
  void valuesAreProposedAHundredAtMost() {
    var ref = "'ref':{'type':'ref/resource','uri':'test://{id}'},'argument':{'name':'id',";
    var all = completion(talk().askModern("completion/complete", ref + "'value':''}"));
    assertThat(all.getJsonArray("values")).hasSize(100);
    assertThat(all.getInteger("total")).isEqualTo(250);
    assertThat(all.getBoolean("hasMore")).isTrue();
    var some = completion(legacy().ask("completion/complete", ref + "'value':'24'}"));
    assertThat(some.getJsonArray("values")).hasSize(11);
    var unknown = ref.replace("test://{id}", "x");
    assertThat(code(legacy().ask("completion/complete", unknown + "'value':''}")))
        .isEqualTo(-32602);
  }

  private Talk talk() {
    return Talk.about(new Offer(List.of(), List.of(), List.of(resources)));
  }

  private Talk legacy() {
    return talk().handshake("2025-11-25");
  }

  private static String next(Talk talk, JsonObject page) {
    var second = talk.ask("resources/list", cursor(page.getString("nextCursor")));
    return second.getJsonObject("result").getString("nextCursor");
  }

  private static String cursor(String cursor) {
    return "'cursor':'" + cursor + "'";
  }

  private static JsonObject completion(JsonObject answer) {
    return answer.getJsonObject("result").getJsonObject("completion");
  }
}
