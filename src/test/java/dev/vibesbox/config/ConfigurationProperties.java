package dev.vibesbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes in, a configuration or a list of printable problems comes out. */
class ConfigurationProperties {
  private static final JsonObject DEFAULTS =
      new JsonObject(ConfFolder.shipped("config.json").text());

  @Property(tries = 500)
  void anyJsonObjectIsReadOrRefused(@ForAll("files") JsonObject file) {
    assertReadOrRefused(file.encode(), Map.of());
  }

  @Property(tries = 500)
  void anyTextIsReadOrRefused(@ForAll String text) {
    assertReadOrRefused(text, Map.of());
  }

  @Property(tries = 500)
  void anyVariableIsReadOrRefused(@ForAll("keys") String key, @ForAll String text) {
    var name = Variables.names(key).getFirst();
    assertReadOrRefused("{}", Map.of(name, text));
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.of(Keys.of(DEFAULTS));
  }

  /** The right key with any value, and any key with any value. */
  @Provide
  Arbitrary<JsonObject> files() {
    var keys = Arbitraries.oneOf(keys(), Arbitraries.strings().ofMaxLength(5));
    return Arbitraries.maps(keys, values(2)).ofMaxSize(8).map(ConfigurationProperties::file);
  }

  private static Arbitrary<Object> values(int depth) {
    var simple =
        Arbitraries.<Object>oneOf(
            Arbitraries.of(true, false, new JsonObject(), new JsonArray()),
            Arbitraries.just(0).injectNull(1).map(none -> none),
            Arbitraries.integers(),
            Arbitraries.longs(),
            Arbitraries.bigIntegers().between(BigInteger.TWO.pow(63), BigInteger.TWO.pow(90)),
            Arbitraries.doubles(),
            Arbitraries.strings().ofMaxLength(20));
    if (depth == 0) {
      return simple;
    }
    var inner = values(depth - 1);
    return Arbitraries.oneOf(
        simple,
        inner.list().ofMaxSize(3).map(JsonArray::new),
        Arbitraries.maps(Arbitraries.strings().ofMaxLength(3), inner)
            .ofMaxSize(3)
            .map(JsonObject::new));
  }

  private static JsonObject file(Map<String, Object> values) {
    var file = new JsonObject();
    values.forEach((key, value) -> {
      int dot = key.indexOf('.');
      if (dot < 0 || !DEFAULTS.containsKey(key.substring(0, dot))) {
        file.put(key, value);
      } else if (file.getValue(key.substring(0, dot)) instanceof JsonObject section) {
        section.put(key.substring(dot + 1), value);
      } else {
        file.put(key.substring(0, dot), new JsonObject().put(key.substring(dot + 1), value));
      }
    });
    return file;
  }

  private static void assertReadOrRefused(String text, Map<String, String> variables) {
    try {
      assertThat(Given.read(text, variables).gateway().port()).isBetween(0, 65535);
    } catch (ConfigurationException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.problems())
          .extracting(Problem::sentence)
          .allSatisfy(sentence -> assertThat(OneLine.of(sentence)).isEqualTo(sentence));
    }
  }
}
