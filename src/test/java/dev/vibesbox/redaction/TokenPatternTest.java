package dev.vibesbox.redaction;

import static dev.vibesbox.redaction.Shipped.REDACTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPatternTest {
  private static final String LETTERS =
      "aB3dE6gH9jK2mN5pQ8sT1vW4xY7zA0cD3eF6hG9iJ2lK5nM8pO1rQ4tS7vU0xW";

  /** Made here, because a repository that holds tokens is taken for one that lost them. */
  static Stream<Arguments> tokens() {
    var hex = "0123456789abcdef".repeat(5);
    return Stream.of(
        Arguments.of("github-token", "ghp_" + letters(36)),
        Arguments.of("github-token", "ghs_" + letters(36)),
        Arguments.of("github-token", "github_pat_" + letters(22) + "_" + letters(59)),
        Arguments.of("gitlab-token", "glpat-" + letters(20)),
        Arguments.of("gitlab-token", "glpat-" + letters(27) + ".01." + letters(9)),
        Arguments.of("gitlab-token", "glrt-" + letters(20)),
        Arguments.of("aws-key", "AKIA" + "Q3EGUZXN4J7LMP2R"),
        Arguments.of("aws-key", "ASIA" + "1234567890ABCDEF"),
        Arguments.of("openai-key", "sk-" + letters(48)),
        Arguments.of("openai-key", "sk-proj-" + letters(40) + "_-" + letters(40)),
        Arguments.of("openai-key", "sk-svcacct-" + letters(60)),
        Arguments.of("anthropic-key", "sk-ant-" + "api03-" + letters(60) + "-" + letters(30)),
        Arguments.of("slack-token", "xoxb-" + "123456789012-1234567890123-" + letters(24)),
        Arguments.of("slack-token", "xapp-" + "1-A012-345-" + letters(30)),
        Arguments.of("stripe-key", "sk_live_" + letters(24)),
        Arguments.of("stripe-key", "rk_test_" + letters(24)),
        Arguments.of("npm-token", "npm_" + letters(36)),
        Arguments.of("pypi-token", "pypi-" + "AgEIcHlwaS5vcmc" + letters(60)),
        Arguments.of("google-key", "AIza" + letters(35)),
        Arguments.of("google-token", "ya29." + letters(60)),
        Arguments.of("jwt", "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxIn0." + letters(43)),
        Arguments.of("sendgrid-key", "SG." + letters(22) + "." + letters(43)),
        Arguments.of("twilio-key", "SK" + hex.substring(0, 32)),
        Arguments.of("digitalocean-token", "dop_v1_" + hex.substring(0, 64)),
        Arguments.of("huggingface-token", "hf_" + letters(34)),
        Arguments.of("docker-token", "dckr_pat_" + letters(27)),
        Arguments.of("vault-token", "hvs." + letters(24)),
        Arguments.of("databricks-token", "dapi" + hex.substring(0, 32)),
        Arguments.of("shopify-token", "shpat_" + hex.substring(0, 32)),
        Arguments.of("age-key", "AGE-SECRET-KEY-1" + "Q".repeat(58)));
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void aTokenIsMaskedWhereverItStandsAndIsSplit(String kind, String token) {
    var mark = "[REDACTED:" + kind + "]";
    for (var around :
        List.of("?", "x ?\ny", "('?')", "{\"a\":\"?\"}", "a=?;b", "[?, 1]", "<?>", "\"?\"")) {
      var text = around.replace("?", token);
      for (int at = 0; at <= text.length(); at++) {
        assertThat(Chunks.split(REDACTION, text, at, false)).isEqualTo(around.replace("?", mark));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void aPauseInsideATokenLetsNoMoreThanItsBeginningOut(String kind, String token) {
    var literal = token.length() - 12;
    for (int at = 1; at < token.length(); at++) {
      var out = Chunks.split(REDACTION, "x " + token + " y", 2 + at, true);
      assertThat(out).contains("[REDACTED:" + kind + "]").endsWith(" y");
      assertThat(out).doesNotContain(token.substring(token.length() - Math.min(12, literal)));
    }
  }

  @Test
  void onlyTheSecretPartOfAWebhookIsMasked() {
    assertThat(
            REDACTION.redact(
                "POST https://hooks.slack.com/services/T01/B02/" + letters(24) + " ok"))
        .isEqualTo("POST https://hooks.slack.com/services/[REDACTED:slack-webhook] ok");
    assertThat(REDACTION.redact("\"auth\": \"dXNlcjpwYXNzd29yZA==\""))
        .isEqualTo("\"auth\": \"[REDACTED:registry-auth]\"");
    assertThat(REDACTION.redact("<user>me</user><password>hunter2!</password>"))
        .isEqualTo("<user>me</user><password>[REDACTED:xml-password]</password>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "task-1234567890123456789012 risk-averse disk-0",
        "sk-fading-circle-container sk-learn",
        "ghp_short npm_config_registry hf_hub pypi-server",
        "AKIA AKIAtoosmall ACCEPT SKIP SG. eyJ eyJhbGciOiJI",
        "https://hooks.slack.com/services/ docs",
        "<password></password> <token>$TOKEN</token>",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      })
  void wordsThatBeginLikeATokenStay(String text) {
    assertThat(REDACTION.redact(text)).isEqualTo(text);
  }

  @Test
  void aWordIsLookedAtUpToItsLimit() {
    var token = "hf_" + "a".repeat((8 << 10) - 3);
    assertThat(REDACTION.redact(token)).isEqualTo("[REDACTED:huggingface-token]");
    assertThat(REDACTION.redact(token + "tail")).isEqualTo("[REDACTED:huggingface-token]tail");
  }

  @Test
  void aKindThatIsOffStays() {
    var redaction = Redaction.of(Set.of("jwt", "token"), List.of(), Shipped.patterns());
    var jwt = "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxIn0." + letters(43);
    assertThat(redaction.redact("token=" + jwt)).isEqualTo("token=" + jwt);
    assertThat(redaction.redact("password=x" + jwt)).isEqualTo("password=[REDACTED:password]");
  }

  private static String letters(int count) {
    return LETTERS.repeat(2).substring(0, count);
  }
}
