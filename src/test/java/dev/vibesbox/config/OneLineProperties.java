package dev.vibesbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class OneLineProperties {

  @Property
  void quotedTextIsJsonForTheSameText(@ForAll String text) {
    assertThat(Json.decodeValue(OneLine.quoted(text))).isEqualTo(text);
  }

  @Property
  void nothingInvisibleIsLeft(@ForAll String text) {
    assertThat(OneLine.of(text).codePoints())
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> Character.getType(c) == Character.FORMAT)
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE)
        .noneMatch(c -> c == 0x2028 || c == 0x2029);
  }

  @Example
  void whatCanBeSeenStays() {
    assertThat(OneLine.of("a \"b\" \\ é 漢 😀")).isEqualTo("a \"b\" \\ é 漢 😀");
    assertThat(OneLine.of("a\nb\tc\r\u0085\u202e")).isEqualTo("a\\nb\\tc\\r\\u0085\\u202e");
  }
}
