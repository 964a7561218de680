package dev.vibesbox.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RedactorProperties {
  private static final Redaction REDACTION = Redaction.standard();

  @Property
  void whereChunksEndMakesNoDifference(@ForAll("texts") String text, @ForAll long seed) {
    assertThat(inChunks(text, seed)).isEqualTo(REDACTION.redact(text));
  }

  @Property
  void noSecretSurvives(
      @ForAll("texts") String before,
      @ForAll("plants") String plant,
      @ForAll("secrets") String secret,
      @ForAll("texts") String after,
      @ForAll long seed) {
    var text = before + "\n" + plant.replace("?", secret) + "\n" + after;
    assertThat(inChunks(text, seed)).doesNotContain(secret);
  }

  @Property
  void textWithoutSeparatorsAndPrivateKeysStaysAndIsNeverWithheld(
      @ForAll String random, @ForAll long seed) {
    var text = random.replace('=', '-').replace(':', '-').replace('Y', 'y');
    var bytes = text.getBytes(UTF_8);
    var redactor = REDACTION.redactor();
    var out = new ByteArrayOutputStream();
    var chunks = new Random(seed);
    for (int i = 0; i < bytes.length; ) {
      int length = Math.min(1 + chunks.nextInt(9), bytes.length - i);
      redactor.accept(bytes, i, length, out::write);
      i += length;
      assertThat(out.size()).isEqualTo(i);
    }
    assertThat(out.toByteArray()).isEqualTo(bytes);
  }

  @Property
  void anyBytesPassWithoutAnError(@ForAll byte[] bytes) {
    var text = new String(bytes, ISO_8859_1);
    assertThat(inChunks(text, bytes.length)).isEqualTo(REDACTION.redact(text));
  }

  /** Fragments that matter to the search, in any order. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            List.of(
                "PASSWORD",
                "pass",
                "api-",
                "_KEY",
                "token",
                "::",
                "=",
                ": ",
                " ",
                "\"",
                "'",
                "\\",
                "\\\"",
                "\n",
                "x",
                "-----BEGIN ",
                "RSA ",
                "PRIVATE KEY",
                "-----",
                "-----END ",
                "-",
                "{",
                "}",
                "[",
                "]",
                ",",
                "\u00e9",
                "\0",
                "\t",
                "=>",
                "Y",
                "--- PASS: ",
                "PASS: ",
                "# PASS:  ",
                "Unexpected ",
                "Authorization",
                "Bearer ",
                "Basic\t",
                "_______"))
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> plants() {
    return Arbitraries.of(
        "API_KEY=?",
        "export DB_PASSWORD=\"?\"",
        "{\"token\": \"?\", \"n\": 1}",
        "{\\\"token\\\":\\\"?\\\"}",
        "password: ?",
        "Authorization: Bearer ?",
        "> proxy-authorization: Basic  ?",
        "token: Token\t?",
        "AWS_SECRET_ACCESS_KEY = '?'",
        "DATABASE_URL=postgres://user:?@host/db",
        "-----BEGIN EC PRIVATE KEY-----\n?\n?\n-----END EC PRIVATE KEY-----");
  }

  @Provide
  Arbitrary<String> secrets() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .withChars("0123456789+/_-.$:=@!%,")
        .ofMinLength(12)
        .ofMaxLength(90)
        .filter(secret -> !secret.contains("-----"));
  }

  private static String inChunks(String text, long seed) {
    var bytes = text.getBytes(UTF_8);
    var redactor = REDACTION.redactor();
    var out = new ByteArrayOutputStream();
    var chunks = new Random(seed);
    for (int i = 0; i < bytes.length; ) {
      int length = Math.min(1 + chunks.nextInt(30), bytes.length - i);
      redactor.accept(bytes.clone(), i, length, out::write);
      i += length;
    }
    redactor.finish(out::write);
    return out.toString(UTF_8);
  }
}
