package dev.vibesbox.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.jsonrpc.Incoming.Batch;
import dev.vibesbox.jsonrpc.Incoming.Malformed;
import dev.vibesbox.jsonrpc.Incoming.Single;
import dev.vibesbox.jsonrpc.Message.Notification;
import dev.vibesbox.jsonrpc.Message.Request;
import dev.vibesbox.jsonrpc.Message.Response;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {

  @Test
  void aRequestHasAnIdAndItsParams() {
    assertThat(decode("{'jsonrpc':'2.0','id':7,'method':'m','params':{'a':[1,null,2.5]}}"))
        .isEqualTo(
            new Single(
                new Request(new Id.Numeric(7), "m", new JsonObject("{\"a\":[1,null,2.5]}"))));
  }

  @Test
  void nullForParamsSaysThatThereAreNone() {
    assertThat(decode("{'jsonrpc':'2.0','id':3,'method':'m','params':null}"))
        .isEqualTo(new Single(new Request(new Id.Numeric(3), "m", new JsonObject())));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "9223372036854775807", "''", "'0'", "'a b'"})
  void idsKeepTheirJsonType(String id) {
    var text = id.matches("-?\\d+") ? id : "'" + id + "'";
    assertThat(decode("{'jsonrpc':'2.0','id':" + text + ",'method':'m'}"))
        .isInstanceOfSatisfying(
            Single.class, single -> assertThat(echo(single)).isEqualTo(text.replace('\'', '"')));
  }

  @Test
  void aStringOfDigitsIsNoNumber() {
    assertThat(decode("{'jsonrpc':'2.0','id':'7','method':'m'}"))
        .isEqualTo(new Single(new Request(new Id.Text("7"), "m", new JsonObject())));
  }

  @Test
  void withoutAnIdItIsANotification() {
    assertThat(decode("{'jsonrpc':'2.0','method':'m'}"))
        .isEqualTo(new Single(new Notification("m", new JsonObject())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'jsonrpc':'2.0','id':1,'result':{}}",
        "{'jsonrpc':'2.0','id':1,'result':null}",
        "{'jsonrpc':'2.0','id':1,'error':{'code':1,'message':'m'}}"
      })
  void aResponseKeepsItsBody(String text) {
    assertThat(decode(text))
        .isEqualTo(new Single(new Response(new Id.Numeric(1), new JsonObject(quoted(text)))));
  }

  @Test
  void membersOfOthersAreIgnored() {
    assertThat(decode("{'jsonrpc':'2.0','id':1,'method':'m','mcpSessionId':'x'}"))
        .isInstanceOf(Single.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "{",
        "{'jsonrpc':'2.0'",
        "{'a' 1}",
        "{'a':1,}",
        "[1,]",
        "{} x",
        "{}{}",
        "[] []",
        "// comment\n{}",
        "{/**/}",
        "{'a':NaN}",
        "{'a':01}",
        "{'a':+1}",
        "{'a':'\n'}",
        "{'a':'\\x'}",
        "\uFEFF{}",
        "\u0000"
      })
  void whatIsNotJsonIsAParseError(String text) {
    assertThat(problem(text)).isEqualTo("-32700 without id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1 | -32600 without id",
        "null | -32600 without id",
        "'text' | -32600 without id",
        "{} | -32600 without id",
        "[] | -32600 without id",
        "{'id':3,'method':'m'} | -32600 for 3",
        "{'jsonrpc':'1.0','id':'x','method':'m'} | -32600 for x",
        "{'jsonrpc':2.0,'id':3,'method':'m'} | -32600 for 3",
        "{'jsonrpc':'2.0','id':3} | -32600 for 3",
        "{'jsonrpc':'2.0','id':3,'method':4} | -32600 for 3",
        "{'jsonrpc':'2.0','id':3,'method':null} | -32600 for 3",
        "{'jsonrpc':'2.0','method':4} | -32600 without id",
        "{'jsonrpc':'2.0','id':null,'method':'m'} | -32600 without id",
        "{'jsonrpc':'2.0','id':1.5,'method':'m'} | -32600 without id",
        "{'jsonrpc':'2.0','id':1.0,'method':'m'} | -32600 without id",
        "{'jsonrpc':'2.0','id':1e3,'method':'m'} | -32600 without id",
        "{'jsonrpc':'2.0','id':9223372036854775808,'method':'m'} | -32600 without id",
        "{'jsonrpc':'2.0','id':true,'method':'m'} | -32600 without id",
        "{'jsonrpc':'2.0','id':{},'method':'m'} | -32600 without id",
        "{'jsonrpc':'2.0','id':[1],'method':'m'} | -32600 without id",
        "{'jsonrpc':'2.0','id':3,'method':'m','params':[]} | -32602 for 3",
        "{'jsonrpc':'2.0','id':3,'method':'m','params':'x'} | -32600 for 3",
        "{'jsonrpc':'2.0','id':3,'method':'m','method':'n'} | -32600 for 3",
        "{'jsonrpc':'2.0','id':3,'method':'m','params':{'a':1,'a':1}} | -32600 for 3",
        "{'jsonrpc':'2.0','id':3,'method':'m','params':{'a':1e999}} | -32600 for 3",
        "{'jsonrpc':'2.0','id':3,'method':'\\ud800'} | -32600 for 3",
        "{'jsonrpc':'2.0','id':3,'method':'m','params':{'\\udc00':1}} | -32600 for 3",
        "{'jsonrpc':'2.0','id':'\\ud83dx','method':'m'} | -32600 without id",
        "{'jsonrpc':'2.0','id':3,'result':1,'error':{}} | -32600 without id",
        "{'jsonrpc':'2.0','id':3,'method':'m','result':1} | -32600 without id",
        "{'jsonrpc':'2.0','id':null,'error':{}} | -32600 without id",
        "{'jsonrpc':'2.0','result':{}} | -32600 without id",
        "[{'a':1,'a':1}] | -32600 without id"
      })
  void whatIsNoMessageIsRefusedUnderItsIdWhereItHasOne(String text, String problem) {
    assertThat(problem(text)).isEqualTo(problem);
  }

  @Test
  void pairsOfSurrogatesAreCharacters() {
    assertThat(decode("{'jsonrpc':'2.0','method':'\\ud83d\\ude00 \uD83D\uDE00'}"))
        .isEqualTo(new Single(new Notification("\uD83D\uDE00 \uD83D\uDE00", new JsonObject())));
  }

  @Test
  void nestingHasALimit() {
    assertThat(decode(nested(Json.MAX_DEPTH - 2))).isInstanceOf(Single.class);
    assertThat(problem(nested(Json.MAX_DEPTH - 1))).isEqualTo("-32700 without id");
    assertThat(problem("[".repeat(1_000_000))).isEqualTo("-32700 without id");
  }

  @Test
  void digitsHaveALimit() {
    assertThat(decode(withNumber("9".repeat(Json.MAX_DIGITS)))).isInstanceOf(Single.class);
    assertThat(problem(withNumber("9".repeat(Json.MAX_DIGITS + 1)))).startsWith("-32700");
  }

  @Test
  void aMessageOf20MegabytesIsRead() {
    var text = "{'jsonrpc':'2.0','method':'m','params':{'a':'" + "x".repeat(20 << 20) + "'}}";
    assertThat(decode(text)).isInstanceOf(Single.class);
  }

  @Test
  void theEntriesOfABatchAreReadEachForItself() {
    assertThat(decode("[{'jsonrpc':'2.0','method':'m'},7,[],{'jsonrpc':'2.0','id':1}]"))
        .isInstanceOfSatisfying(
            Batch.class,
            batch ->
                assertThat(batch.entries())
                    .hasSize(4)
                    .startsWith(new Single(new Notification("m", new JsonObject())))
                    .extracting(CodecTest::describe)
                    .containsExactly(
                        "Single", "-32600 without id", "-32600 without id", "-32600 for 1"));
  }

  @Test
  void aBatchHasALimit() {
    assertThat(decode(batchOf(Codec.MAX_BATCH))).isInstanceOf(Batch.class);
    assertThat(problem(batchOf(Codec.MAX_BATCH + 1))).isEqualTo("-32600 without id");
  }

  @Test
  void errorsSayWhereTheTextWentWrongAndRepeatNothingOfIt() {
    assertThat(decode("{\n  'a': secret\n}"))
        .isInstanceOfSatisfying(
            Malformed.class,
            malformed ->
                assertThat(malformed.error().message())
                    .contains("line 2")
                    .doesNotContain("secret"));
  }

  private static String nested(int levels) {
    return "{'jsonrpc':'2.0','method':'m','params':{'a':%s%s}}"
        .formatted("[".repeat(levels), "]".repeat(levels));
  }

  private static String withNumber(String number) {
    return "{'jsonrpc':'2.0','method':'m','params':{'a':" + number + "}}";
  }

  private static String batchOf(int size) {
    return IntStream.range(0, size)
        .mapToObj(_ -> "{'jsonrpc':'2.0','method':'m'}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static Incoming decode(String text) {
    return Codec.decode(quoted(text));
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }

  private static String problem(String text) {
    return describe(decode(text));
  }

  private static String describe(Incoming incoming) {
    return switch (incoming) {
      case Malformed(var error, Optional<Id> id) ->
          error.code() + id.map(present -> " for " + present.json()).orElse(" without id");
      case Single _ -> "Single";
      case Batch _ -> "Batch";
    };
  }

  private static String echo(Single single) {
    return switch (single.message()) {
      case Request(var id, _, _) -> echo(id);
      case Response(var id, _) -> echo(id);
      case Notification _ -> "";
    };
  }

  private static String echo(Id id) {
    var encoded = Outgoing.result(id, new JsonObject()).encode();
    return encoded.substring(encoded.indexOf("\"id\":") + 5, encoded.indexOf(",\"result\""));
  }
}
