package dev.vibesbox.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MirroredArgumentTest {
  private static final MirroredArgument DEEP = new MirroredArgument(List.of("a", "b"), "B");

  @Test
  void theyAreFoundThroughPropertiesAlone() {
    var schema =
        new JsonObject(
            """
            {"properties":{"a":{"properties":{"b":{"type":"string","x-mcp-header":"B"}}},
              "c":{"type":"integer","x-mcp-header":"C"},"d":{"type":"string"},"e":true},
             "anyOf":[{"properties":{"f":{"x-mcp-header":"F"}}}]}
            """);
    assertThat(MirroredArgument.of(schema))
        .containsExactlyInAnyOrder(DEEP, new MirroredArgument(List.of("c"), "C"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":{\"b\":\"x\"}} | x   | true",
        "{\"a\":{\"b\":\"x\"}} | X   | false",
        "{\"a\":{\"b\":\"x\"}} |     | false",
        "{\"a\":{\"b\":10}}    | 1e1 | true",
        "{\"a\":{\"b\":10}}    | ten | false",
        "{\"a\":{\"b\":true}}  | true | true",
        "{\"a\":{\"b\":null}}  |     | true",
        "{\"a\":{\"b\":[]}}    | x   | false",
        "{\"a\":1}             |     | true",
        "{}                    |     | true",
        "{}                    | x   | false"
      })
  void headerAndArgumentsAgreeOrNot(String arguments, String header, boolean agrees) {
    assertThat(DEEP.agrees(new JsonObject(arguments), Optional.ofNullable(header)))
        .isEqualTo(agrees);
  }
}
