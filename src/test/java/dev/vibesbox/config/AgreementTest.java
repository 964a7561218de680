package dev.vibesbox.config;

import static dev.vibesbox.config.Given.NO_VARIABLES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {

  @Test
  void theDefaultTimeoutIsAtMostTheLongest() {
    assertThat(sentences("executor.defaultTimeoutSeconds", 300)).isEmpty();
    assertThat(sentences("executor.defaultTimeoutSeconds", 301))
        .isEqualTo(
            "my.json: executor.defaultTimeoutSeconds is 301;"
                + " allowed: at most executor.longestTimeoutSeconds (300)");
  }

  @Test
  void theLongestTimeoutIsAtMostThatOfTheBackground() {
    assertThat(sentences("executor.longestBackgroundSeconds", 299))
        .contains("executor.longestTimeoutSeconds is 300");
  }

  @Test
  void thereIsRoomForTheOutputOfOneProcess() {
    assertThat(sentences("output.totalBytes", 65536 + 8388608)).isEmpty();
    assertThat(sentences("output.totalBytes", 65536 + 8388607))
        .contains("at least output.headBytes + output.tailBytes (8454144)");
  }

  @Test
  void theWorkspaceHoldsNeitherTheDataNorTheToken() {
    var variables =
        Map.of("VIBESBOX_WORKSPACE", "/home/me", "VIBESBOX_TOKEN_FILE", "/home/me/x/../token");

    assertThat(Given.sentences("{}", variables))
        .containsExactly(
            "defaults: dataDir is inside the workspace; allowed: a path outside /home/me",
            "VIBESBOX_TOKEN_FILE: gateway.tokenFile is inside the workspace;"
                + " allowed: a path outside /home/me");
  }

  private static String sentences(String key, int value) {
    return String.join("\n", Given.sentences(Given.file(key, value), NO_VARIABLES));
  }
}
