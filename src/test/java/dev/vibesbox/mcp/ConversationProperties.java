package dev.vibesbox.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.StoppedBy;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever comes in: answers of the right shape or silence, and nothing stays behind. */
class ConversationProperties {

  @Property(tries = 3_000)
  void anyTalkLeavesNothingInFlight(@ForAll @Size(max = 30) List<@From("messages") String> texts) {
    var talk = Talk.fresh();
    texts.forEach(talk::say);
    finishAll(talk);
    assertThat(talk.conversation().requestsInFlight()).isZero();
    assertThat(talk.received()).allSatisfy(ConversationProperties::isWellFormed);
  }

  @Property(tries = 1_000)
  void noTalkOutlivesItsEnd(@ForAll @Size(max = 30) List<@From("messages") String> texts) {
    var talk = Talk.in("2025-03-26");
    var ends = texts.stream().map(talk::say).toList();
    talk.close(StoppedBy.DISCONNECT);
    var sent = talk.received().size();
    finishAll(talk);
    assertThat(ends).allMatch(end -> end.succeeded());
    assertThat(talk.received()).hasSize(sent);
    assertThat(talk.conversation().requestsInFlight()).isZero();
  }

  @Provide
  Arbitrary<String> messages() {
    var single =
        Combinators.combine(ids(), methods(), names(), metas())
            .as((id, method, name, meta) ->
                "{'jsonrpc':'2.0'%s,'method':'%s','params':{'name':%s,'protocolVersion':%s%s}}"
                    .formatted(id, method, name, name, meta));
    var cancel = ids().map(id -> cancellation(id));
    var batch = single.list().ofMaxSize(3).map(entries -> "[" + String.join(",", entries) + "]");
    return Arbitraries.oneOf(single, cancel, batch, mutilated(single), Arbitraries.strings());
  }

  private static String cancellation(String id) {
    return "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{%s}}"
        .formatted(id.replace(",'id'", "'requestId'"));
  }

  private static Arbitrary<String> ids() {
    return Arbitraries.of(
        "", ",'id':0", ",'id':1", ",'id':'1'", ",'id':'a'", ",'id':null", ",'id':1.5", ",'id':{}");
  }

  private static Arbitrary<String> methods() {
    return Arbitraries.of(
        "initialize",
        "ping",
        "tools/list",
        "tools/call",
        "server/discover",
        "notifications/initialized",
        "nonsense");
  }

  private static Arbitrary<String> names() {
    return Arbitraries.of(
        "'echo'", "'slow'", "'refusing'", "'counting'", "'nope'", "'2025-03-26'", "null", "{}");
  }

  private static Arbitrary<String> metas() {
    return Arbitraries.of(
        "",
        ",'_meta':{" + Talk.META + "}",
        ",'_meta':{" + Talk.META + ",'progressToken':0}",
        ",'_meta':{'progressToken':'x'}",
        ",'_meta':{'progressToken':[]}",
        ",'_meta':{'io.modelcontextprotocol/protocolVersion':'x'}",
        ",'_meta':[]");
  }

  private static Arbitrary<String> mutilated(Arbitrary<String> texts) {
    return Combinators.combine(texts, Arbitraries.doubles().between(0, 1), Arbitraries.chars())
        .as((text, place, letter) -> {
          int at = (int) (place * (text.length() - 1));
          return text.substring(0, at) + letter + text.substring(at + 1);
        });
  }

  private static void finishAll(Talk talk) {
    for (int call = 0; call < talk.slow().calls(); call++) {
      talk.slow().report(call, "x");
      talk.slow().finish(call);
    }
  }

  private static void isWellFormed(JsonObject message) {
    assertThat(message.getString("jsonrpc")).isEqualTo("2.0");
    assertThat(message.fieldNames())
        .isIn(
            Set.of("jsonrpc", "id", "result"),
            Set.of("jsonrpc", "id", "error"),
            Set.of("jsonrpc", "error"),
            Set.of("jsonrpc", "method", "params"));
    if (message.containsKey("id")) {
      assertThat(message.getValue("id")).isInstanceOfAny(Integer.class, Long.class, String.class);
    }
  }
}
