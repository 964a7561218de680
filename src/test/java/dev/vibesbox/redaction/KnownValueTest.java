package dev.vibesbox.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownValueTest {
  private static final String MARK = "[REDACTED:known-secret]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cret",
        "correct horse battery",
        "p@ss/w%rd?&=\"\\x",
        "\u00fcml\u00e4ut-\u20ac",
        "a+b/c=d "
      })
  void aKnownSecretIsMaskedInEveryForm(String secret) {
    var redaction = Shipped.REDACTION.knowing(List.of(secret));
    var url = URLEncoder.encode(secret, UTF_8);
    var forms =
        List.of(
            secret,
            secret.replace("\\", "\\\\").replace("\"", "\\\""),
            url,
            url.replace("+", "%20"),
            url.replace("+", "%20").replaceAll("%2F", "/"),
            lowerHex(url));
    for (var form : forms) {
      var text = "<" + form + ">" + form + "\n" + form;
      for (int at = 0; at < text.getBytes(UTF_8).length; at++) {
        assertThat(Chunks.split(redaction, text, at, false))
            .isEqualTo("<" + MARK + ">" + MARK + "\n" + MARK);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", "correct horse battery", "\u00fcml\u00e4ut-\u20ac?>?>"})
  void itIsMaskedInBase64WhereverItBegins(String secret) {
    var redaction = Shipped.REDACTION.knowing(List.of(secret));
    for (var encoder :
        List.of(
            Base64.getEncoder(),
            Base64.getUrlEncoder(),
            Base64.getMimeEncoder(8, new byte[] {'\n'}))) {
      for (var before : List.of("", "1", "12", "123", "user:")) {
        for (var after : List.of("", "\n", "ab", "abc")) {
          var encoded = encoder.encodeToString((before + secret + after).getBytes(UTF_8));
          var out = Chunks.random(redaction, "x " + encoded + " y", encoded.length());
          assertThat(out).contains(MARK).startsWith("x ").endsWith(" y");
          assertThat(out.length())
              .isLessThan(
                  "x  y".length() + MARK.length() + 2 * before.length() + 2 * after.length() + 6);
        }
      }
    }
  }

  @Test
  void eachLineOfASecretIsASecret() {
    var redaction = Shipped.REDACTION.knowing(List.of("first line\r\nshort\n\nlast line"));
    assertThat(redaction.redact("a first line\nb short\nc last line"))
        .isEqualTo("a " + MARK + "\nb short\nc " + MARK);
  }

  @Test
  void variablesAreSecretByTheirNames() {
    var redaction =
        Shipped.REDACTION.knowing(
            Map.of(
                "GITHUB_TOKEN", "hunter-two",
                "DB_PASSWORD", "short",
                "MY_SECRET", "undefined",
                "HOME", "/var/hunter"));
    assertThat(redaction.redact("hunter-two short undefined /var/hunter"))
        .isEqualTo(MARK + " short undefined /var/hunter");
  }

  @Test
  void aPauseLetsAtMostThreeBytesOut() {
    var redaction = Shipped.REDACTION.knowing(List.of("correct horse battery"));
    for (int at = 1; at < 21; at++) {
      var out = Chunks.split(redaction, "correct horse battery staple", at, true);
      var shown = "correct horse battery".substring(0, at < 4 ? at : 0);
      assertThat(out).isEqualTo(shown + MARK + " staple");
    }
  }

  @Test
  void whatOnlyBeginsLikeASecretLeaves() {
    var redaction = Shipped.REDACTION.knowing(List.of("correct horse battery"));
    var text = "correct horse butter, corrections";
    for (int at = 0; at < text.length(); at++) {
      assertThat(Chunks.split(redaction, text, at, false)).isEqualTo(text);
    }
  }

  private static String lowerHex(String url) {
    var text = new StringBuilder(url);
    for (int i = text.indexOf("%"); i >= 0; i = text.indexOf("%", i + 1)) {
      text.replace(i, i + 3, text.substring(i, i + 3).toLowerCase(java.util.Locale.ROOT));
    }
    return text.toString();
  }
}
