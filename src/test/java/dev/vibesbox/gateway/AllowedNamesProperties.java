package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AllowedNamesProperties {
  private final AllowedNames names =
      new AllowedNames(Set.of("localhost", "127.0.0.1", "[::1]"), Set.of("https://ide.example"));

  @Property
  void noTextAtAllIsAnAllowedNameByChance(@ForAll String header) {
    assertThat(names.allowsHost("x" + header)).isFalse();
    assertThat(names.allowsOrigin("x" + header)).isFalse();
    assertThat(names.allowsOrigin("http://x" + header)).isFalse();
  }

  @Property
  void whateverFollowsAnAllowedNameMakesItAnother(@ForAll String tail) {
    boolean isPort = tail.isBlank() || tail.stripTrailing().matches(":[0-9]*");
    if (!isPort) {
      assertThat(names.allowsHost("localhost" + tail)).isFalse();
    }
  }

  @Property
  void thePortOfAHostDoesNotMatter(@ForAll @IntRange(min = 0, max = 65535) int port) {
    assertThat(names.allowsHost("[::1]:" + port)).isTrue();
    assertThat(names.allowsOrigin("http://localhost:" + port)).isTrue();
    assertThat(names.allowsOrigin("https://ide.example:" + port)).isFalse();
  }
}
