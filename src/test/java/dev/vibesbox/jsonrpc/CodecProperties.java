package dev.vibesbox.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CodecProperties {
  private static final String MESSAGE =
      """
      {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"a":[1.5e3,\
      true,null,"\\ud83d\\ude00"]},"_meta":{"progressToken":"t"}}}\
      """;

  @Property(tries = 5_000)
  void anyTextIsAValue(@ForAll String text) {
    readAndEncode(text);
  }

  @Property(tries = 20_000)
  void anyMutilatedMessageIsAValue(@ForAll("mutilated") String text) {
    readAndEncode(text);
  }

  @Property(tries = 5_000)
  void anyTextOfJsonsOwnCharactersIsAValue(@ForAll("jsonSoup") String text) {
    readAndEncode(text);
  }

  @Property
  void anyStringIsCarriedWholeOrRefused(@ForAll String words) {
    var text = new JsonObject().put("jsonrpc", "2.0").put("method", words).encode();
    var isUnicode = StandardCharsets.UTF_8.newEncoder().canEncode(words);
    assertThat(Codec.decode(text) instanceof Incoming.Single).isEqualTo(isUnicode);
  }

  @Provide
  Arbitrary<String> mutilated() {
    var places = Arbitraries.integers().between(0, MESSAGE.length() - 1);
    return Combinators.combine(places, places, jsonSoup())
        .as((a, b, soup) -> MESSAGE.substring(0, a) + soup + MESSAGE.substring(b));
  }

  @Provide
  Arbitrary<String> jsonSoup() {
    return Arbitraries.strings()
        .withChars("{}[]\":,.-+eE0123456789truefalsn\\/*u \n\t\ud800\udc00\u0000")
        .ofMaxLength(12);
  }

  /** Whatever an error says can be sent: it is JSON, and UTF-8. */
  private static void readAndEncode(String text) {
    if (Codec.decode(text) instanceof Incoming.Malformed(var error, var id)) {
      var answer = Outgoing.error(id, error).encode();
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(answer)).isTrue();
      assertThat(new JsonObject(answer).getJsonObject("error").getString("message")).isNotBlank();
    }
  }
}
