package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.config.GatewayConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {
  @TempDir private Path directory;

  @Test
  void aConfiguredFileHoldsTheTokenAndItsNewlineDoesNotCount() throws Exception {
    var file = Files.writeString(directory.resolve("secret"), "0123456789abcdef\n");
    var token = TokenFile.tokenFor(config("127.0.0.1", Optional.of(file)), directory);
    assertThat(token.orElseThrow().matches("0123456789abcdef")).isTrue();
    assertThat(token.orElseThrow().matches("0123456789abcdef\n")).isFalse();
    assertThat(token.orElseThrow()).hasToString("Token[***]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "0123456789abcde", "0123456789 abcdef", "0123456789abcd\u00e9f"})
  void anUnusableTokenStopsTheStartAndIsNotShown(String text) throws Exception {
    var file = Files.writeString(directory.resolve("secret"), text);
    assertThatThrownBy(() -> TokenFile.tokenFor(config("127.0.0.1", Optional.of(file)), directory))
        .isInstanceOf(UnusableTokenFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageNotContaining("0123456789");
  }

  @Test
  void aMissingFileStopsTheStart() {
    var file = directory.resolve("nowhere");
    assertThatThrownBy(() -> TokenFile.tokenFor(config("127.0.0.1", Optional.of(file)), directory))
        .hasMessageContaining(file.toString())
        .hasMessageContaining("NoSuchFile");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.3.2.1"})
  void onLoopbackThereIsNoneUnlessConfigured(String host) {
    assertThat(TokenFile.tokenFor(config(host, Optional.empty()), directory)).isEmpty();
  }

  @Test
  void reachableFromElsewhereTheServerMakesOneAndKeepsIt() throws Exception {
    var data = directory.resolve("data");
    var made = TokenFile.tokenFor(config("0.0.0.0", Optional.empty()), data).orElseThrow();
    var again = TokenFile.tokenFor(config("0.0.0.0", Optional.empty()), data).orElseThrow();
    assertThat(made.text()).hasSizeGreaterThanOrEqualTo(43).isEqualTo(again.text());
    assertThat(Files.getPosixFilePermissions(data.resolve("token")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (var files = Files.list(data)) {
      assertThat(files).hasSize(1);
    }
  }

  private static GatewayConfig config(String host, Optional<Path> tokenFile) {
    var second = Duration.ofSeconds(1);
    return new GatewayConfig(
        host,
        0,
        List.of("localhost"),
        List.of(),
        tokenFile,
        1,
        1,
        1,
        second,
        1,
        second,
        second,
        second);
  }
}
