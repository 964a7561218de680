package dev.vibesbox.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundsTest {
  private final Redaction redaction = Shipped.REDACTION.within(new Bounds(1024, 256, 64));

  @Test
  void aValueIsMaskedUpToItsBound() {
    assertThat(redaction.redact("token=" + "h".repeat(1024))).isEqualTo("token=[REDACTED:token]");
    assertThat(redaction.redact("token=" + "h".repeat(1025))).isEqualTo("token=[REDACTED:token]h");
  }

  @Test
  void aPrivateKeyIsMaskedUpToItsBound() {
    var first = "-----BEGIN PRIVATE KEY-----\n";
    assertThat(redaction.redact(first + "M".repeat(1024)))
        .isEqualTo(first + "[REDACTED:private-key]");
    assertThat(redaction.redact(first + "M".repeat(1025)))
        .isEqualTo(first + "[REDACTED:private-key]M");
  }

  @Test
  void aTokenIsMaskedUpToItsBound() {
    assertThat(redaction.redact("hf_" + "a".repeat(253))).isEqualTo("[REDACTED:huggingface-token]");
    assertThat(redaction.redact("hf_" + "a".repeat(254)))
        .isEqualTo("[REDACTED:huggingface-token]a");
  }

  @Test
  void noMoreOfAStreamIsHeldBackThanAToken() {
    var redactor = redaction.redactor(new Tally());
    var left = new int[1];
    var bytes = ("hf_" + "-".repeat(1000)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int at = 0; at < bytes.length; at++) {
      redactor.accept(bytes, at, 1, (_, _, length) -> left[0] += length);
      assertThat(at + 1 - left[0]).isLessThanOrEqualTo(256);
    }
    assertThat(left[0]).isEqualTo(bytes.length);
  }

  @Test
  void aUserAndAPasswordOfAUrlAreLookedAtUpToTheirBound() {
    var mark = "[REDACTED:url-password]";
    assertThat(redaction.redact("http://u:" + "p".repeat(63) + "@h")).contains(mark);
    assertThat(redaction.redact("http://u:" + "p".repeat(64) + "@h")).doesNotContain(mark);
    assertThat(redaction.redact("http://" + "u".repeat(64) + ":p@h")).contains(mark);
    assertThat(redaction.redact("http://" + "u".repeat(65) + ":p@h")).doesNotContain(mark);
  }
}
