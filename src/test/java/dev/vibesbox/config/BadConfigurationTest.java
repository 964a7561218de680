package dev.vibesbox.config;

import static dev.vibesbox.config.Given.NO_VARIABLES;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadConfigurationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gateway.port            | 65536          | 65536
          gateway.port            | -1             | -1
          gateway.port            | 80.0           | 80.0
          gateway.port            | "80"           | "80"
          gateway.port            | null           | null
          gateway.port            | 99999999999999999999 | 99999999999999999999
          gateway.host            | ""             | ""
          gateway.host            | "a b"          | "a b"
          gateway.host            | "localhost:80" | "localhost:80"
          gateway.allowedHosts    | []             | []
          gateway.allowedHosts    | ["a:80"]       | ["a:80"]
          gateway.allowedHosts    | [[1]]          | a list
          gateway.allowedHosts    | "localhost"    | "localhost"
          gateway.allowedOrigins  | ["null"]       | ["null"]
          gateway.allowedOrigins  | ["http://a/"]  | ["http://a/"]
          gateway.maxMessageBytes | 1023           | 1023
          gateway.maxMessageBytes | 16777217       | 16777217
          gateway.keepAliveSeconds | 56            | 56
          executor.shells         | ["sh"]         | ["sh"]
          executor.shells         | []             | []
          executor.maxCommandChars | 0             | 0
          executor.maxCommandChars | 100001        | 100001
          executor.graceMillis    | 5001           | 5001
          output.headBytes        | true           | true
          policy.mode             | "lax"          | "lax"
          policy.mode             | {"a":"secret"} | an object
          redaction.enabled       | "true"         | "true"
          redaction.enabled       | 1              | 1
          bus.prefix              | "a..b"         | "a..b"
          bus.prefix              | ""             | ""
          log.level               | "INFO"         | "INFO"
          dataDir                 | 5              | 5
          """)
  void aValueThatIsNotAllowedIsNamedWithItsFileAndKey(String key, String value, String shown) {
    var problems = Given.problems(Given.file(key, Json.decodeValue(value)), NO_VARIABLES);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().where()).isEqualTo("my.json");
    assertThat(problems.getFirst().key()).isEqualTo(key);
    assertThat(problems.getFirst().found()).isEqualTo(shown);
    assertThat(problems.getFirst().allowed()).isNotBlank();
  }

  @Test
  void allProblemsOfAllLayersComeTogether() {
    var file =
        """
        {"gateway": {"port": 70000, "prot": 1}, "log": 3, "speed": "fast"}
        """;

    assertThat(Given.sentences(file, Map.of("VIBESBOX_OUTPUT_HEAD_BYTES", "many")))
        .containsExactly(
            "my.json: gateway.port is 70000; allowed: a whole number from 0 to 65535",
            "my.json: gateway.prot is unknown; allowed: host, port, allowedHosts, allowedOrigins,"
                + " tokenFile, maxMessageBytes, maxConnections, maxSessions, sessionIdleSeconds,"
                + " maxRequestsInFlight, keepAliveSeconds, webSocketPingSeconds,"
                + " requestTimeoutSeconds",
            "VIBESBOX_OUTPUT_HEAD_BYTES: output.headBytes is \"many\";"
                + " allowed: a whole number from 1024 to 16777216",
            "my.json: log is 3; allowed: an object",
            "my.json: speed is unknown; allowed: dataDir, workspace, gateway, mcp, executor, limits,"
                + " output, audit, sandbox, policy, redaction, bus, health, log");
  }

  @Test
  void aWrongValueInTheFileCountsEvenIfAVariableOverridesIt() {
    assertThat(Given.sentences(Given.file("gateway.port", -5), Map.of("VIBESBOX_PORT", "80")))
        .containsExactly("my.json: gateway.port is -5; allowed: a whole number from 0 to 65535");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"log" 5}                   | my.json, line 1, column 9
          {}{}                        | my.json, line 1, column 4
          [1]                         | my.json, line 1, column 2
          {"bus":{}, "bus":{}}        | my.json, line 1, column 17
          {"gateway":{"port":08}}     | my.json, line 1, column 21
          """)
  void malformedJsonIsNamedWithLineAndColumn(String json, String where) {
    var problems = Given.problems(json, NO_VARIABLES);

    assertThat(problems)
        .containsExactly(new Problem(where, "", "malformed", "one JSON object, each key once"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "{", "\uFEFF{}", "{\"a\":1}}", "{'a':1}"})
  void whatIsNotOneJsonObjectIsMalformed(String text) {
    assertThat(Given.problems(text, NO_VARIABLES))
        .singleElement()
        .extracting(Problem::found)
        .isEqualTo("malformed");
  }

  @Test
  void malformedJsonDoesNotHideWrongVariables() {
    assertThat(Given.sentences("{", Map.of("VIBESBOX_PORT", "x"))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"gateway\":{\"tokenFile\":[\"hunter2\"]}}",
        "{\"gateway\":{\"token\":\"hunter2\"}}",
        "{\"executor\":{\"environment\":{\"KEY\":[\"hunter2\"]}}}",
        "{\"executor\":{\"environment\":{\"2\":\"hunter2\"}}}",
        "{\"executor\":{\"environment\":\"hunter2\"}}",
        "{\"bus\":{\"prefix\":{\"hunter2\":1}}}",
        "{\"gateway\":{\"tokenFile\": hunter2}}"
      })
  void whatMayBeSecretIsNeverShown(String json) {
    assertThat(Given.sentences(json, NO_VARIABLES)).isNotEmpty().noneMatch(this::tellsTheSecret);
  }

  @Test
  void longAndUnprintableValuesBecomeAShortLine() {
    var file = Given.file("policy.mode", "a\nb\u001b[31m" + "x".repeat(1000));

    assertThat(Given.sentences(file, NO_VARIABLES).getFirst())
        .startsWith("my.json: policy.mode is \"a\\nb\\u001b[31mxxx")
        .endsWith("x...\"; allowed: one of strict, standard, open");
  }

  private boolean tellsTheSecret(String sentence) {
    return sentence.contains("hunter2");
  }
}
