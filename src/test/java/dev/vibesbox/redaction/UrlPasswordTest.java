package dev.vibesbox.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPasswordTest {
  private static final String MARK = "[REDACTED:url-password]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgres://user:hunter2@db:5432/x | hunter2
          git+https://me:hunter2@git.example/r | hunter2
          redis://:hunter2@cache | hunter2
          amqp://u:p@ss:word!@mq/vhost | p@ss:word!
          ftp://u:1234567@h | 1234567
          (http://u:a,b;c@h:80/) | a,b;c
          """)
  void thePasswordOfAUrlIsMaskedWhereverItIsSplit(String url, String password) {
    var text = "see " + url + "\nok";
    for (int at = 0; at < text.length(); at++) {
      assertThat(Chunks.split(Shipped.REDACTION, text, at, false))
          .isEqualTo(text.replace(password, MARK));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://localhost:8080/a:b@c",
        "ssh://git@github.com:22/x",
        "http://[::1]:80/",
        "mail a@b.c: see http://x.example/?q=a:b@c",
        "http://${USER}:${PASSWORD}@host/",
        "https://<user>:<password>@host",
        "// comment: a@b",
        "file:///etc/hosts a:b@c",
        "https://me@host/"
      })
  void aUrlWithoutPasswordStays(String text) {
    for (int at = 0; at <= text.length(); at++) {
      assertThat(Chunks.split(Shipped.REDACTION, text, at, false)).isEqualTo(text);
    }
  }

  @Test
  void aPortAtTheEndLeavesAfterABriefPauseAndAPasswordOnlyMasked() {
    var redactor = Shipped.REDACTION.redactor(new Tally());
    var out = new ByteArrayOutputStream();
    var port = "http://host:8080".getBytes(UTF_8);
    redactor.accept(port, 0, port.length, out::write);
    assertThat(redactor.hold()).isEqualTo(Hold.BRIEF);
    redactor.pause(out::write);
    assertThat(out.toString(UTF_8)).isEqualTo("http://host:8080");
    var password = "\nhttp://me:hun".getBytes(UTF_8);
    redactor.accept(password, 0, password.length, out::write);
    assertThat(redactor.hold()).isEqualTo(Hold.SILENCE);
    redactor.pause(out::write);
    var rest = "ter2@host".getBytes(UTF_8);
    redactor.accept(rest, 0, rest.length, out::write);
    redactor.finish(out::write);
    assertThat(out.toString(UTF_8)).isEqualTo("http://host:8080\nhttp://me:" + MARK + "@host");
  }

  @Test
  void aTokenInThePlaceOfTheUserIsMaskedToo() {
    var token = "ghp_" + "a1B2".repeat(9);
    assertThat(Shipped.REDACTION.redact("https://" + token + ":x-oauth-basic@github.com"))
        .isEqualTo("https://[REDACTED:github-token]:" + MARK + "@github.com");
    assertThat(Shipped.REDACTION.redact("https://" + token + "@github.com/a"))
        .isEqualTo("https://[REDACTED:github-token]@github.com/a");
  }

  @Test
  void anAuthorityIsLookedAtUpToItsLimit() {
    var longest = "http://u:" + "p".repeat(511) + "@h";
    assertThat(Shipped.REDACTION.redact(longest)).contains(MARK);
    var longer = "http://u:" + "p".repeat(512) + "@h";
    assertThat(Shipped.REDACTION.redact(longer)).isEqualTo(longer);
  }
}
