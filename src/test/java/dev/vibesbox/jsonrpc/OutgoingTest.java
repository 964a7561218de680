package dev.vibesbox.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutgoingTest {
  private static final RpcError ERROR = new RpcError(-1, "no");

  @Test
  void aResultCarriesTheIdAsItCame() {
    assertThat(Outgoing.result(new Id.Numeric(0), new JsonObject()).encode())
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{}}");
    assertThat(Outgoing.result(new Id.Text("0"), new JsonObject()).encode())
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"0\",\"result\":{}}");
  }

  @Test
  void anErrorWithoutIdHasNoSuchMember() {
    assertThat(Outgoing.error(Optional.empty(), ERROR).encode())
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-1,\"message\":\"no\"}}");
  }

  @Test
  void anErrorShowsItsData() {
    var error = new RpcError(-1, "no", Optional.of(new JsonObject().put("a", 1)));
    assertThat(Outgoing.error(Optional.of(new Id.Text("x")), error).getJsonObject("error"))
        .isEqualTo(new JsonObject("{\"code\":-1,\"message\":\"no\",\"data\":{\"a\":1}}"));
  }

  @Test
  void aNotificationHasNoId() {
    assertThat(Outgoing.notification("m", new JsonObject()).encode())
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{}}");
  }

  @Test
  void wordsOfTheOtherEndAreShortenedBetweenCharacters() {
    assertThat(Quoted.of("a".repeat(80))).hasSize(82).endsWith("a\"");
    assertThat(Quoted.of("\uD83D\uDE00".repeat(81)))
        .isEqualTo('"' + "\uD83D\uDE00".repeat(80) + "...\"");
  }
}
