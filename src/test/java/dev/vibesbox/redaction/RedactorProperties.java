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
  private static final String KNOWN = "zq7!Kx 9/hunter-two";
  private static final Redaction REDACTION = Shipped.REDACTION.knowing(List.of(KNOWN));

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
  void noKnownSecretSurvives(
      @ForAll("texts") String before, @ForAll("texts") String after, @ForAll long seed) {
    assertThat(inChunks(before + KNOWN + after, seed)).doesNotContain(KNOWN);
  }

  @Property
  void noTokenSurvives(
      @ForAll("texts") String before, @ForAll("texts") String after, @ForAll long seed) {
    var token = "glpat-" + "a1B2c3D4e5F6g7H8i9J0";
    assertThat(inChunks(before + " " + token + after, seed)).doesNotContain(token);
  }

  @Property
  void textWithoutSecretsStaysAndIsWithheldForAMomentAtMost(
      @ForAll("clean") String text, @ForAll long seed) {
    var bytes = text.getBytes(UTF_8);
    var redactor = REDACTION.redactor(new Tally());
    var out = new ByteArrayOutputStream();
    var chunks = new Random(seed);
    for (int i = 0; i < bytes.length; ) {
      int length = Math.min(1 + chunks.nextInt(9), bytes.length - i);
      redactor.accept(bytes, i, length, out::write);
      i += length;
      assertThat(redactor.hold()).isNotEqualTo(Hold.SILENCE);
      redactor.pause(out::write);
      assertThat(out.size()).isEqualTo(i);
    }
    redactor.finish(out::write);
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
                "_______",
                "gh",
                "p_",
                "sk-",
                "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
                "eyJ",
                ".",
                "http://",
                "me",
                "@",
                "/",
                "zq7!",
                "Kx 9/hunt",
                "er-two",
                "enE3IUt4",
                "|\n  ",
                "Cookie",
                "Digest ",
                "str",
                "get(",
                "${A}",
                "&",
                "\u001b[1m",
                "never",
                "1027",
                "bytes",
                "the ",
                ":AA",
                "hf_",
                "sk-sk-",
                "eyJ-",
                "(sensitive"))
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  /** What programs say, without a key or the beginning of a token in it. */
  @Provide
  Arbitrary<String> clean() {
    var words =
        Arbitraries.of(
            "compiling",
            "12:00:01",
            "[INFO]",
            "http://localhost:8080/x",
            "a = b",
            "done.",
            "gh",
            "task-1",
            "k",
            "s",
            "\n",
            "\t",
            "\u00e9",
            "{\"n\": 1}",
            "-----",
            "//",
            "x=y&z=1",
            "tokens=123",
            "zebra",
            "eye",
            "--all");
    var any = Arbitraries.strings().filter(text -> !text.contains(KNOWN));
    return Arbitraries.oneOf(
        words.list().ofMaxSize(30).map(parts -> String.join(" ", parts)),
        any.map(text -> text.replace('=', '-').replace(':', '-').replace('Y', 'y')));
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
        "curl -H 'x-api-key: ?' url",
        "Cookie: sid=?; a=b",
        "secret: |\n  ?\n  ?",
        "x: str\ntoken: str = '?'",
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
    return Chunks.random(REDACTION, text, seed);
  }
}
