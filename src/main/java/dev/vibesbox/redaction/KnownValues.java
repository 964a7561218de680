package dev.vibesbox.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vibesbox.redaction.KnownValue.Encoding;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All the forms in which a known secret may stand in a stream. */
final class KnownValues {
  /** Bytes. What is shorter stands in too much innocent text. */
  static final int SHORTEST = 6;

  /** Bytes of one secret that count: what follows is not looked for. */
  static final int LONGEST = 32 << 10;

  /** So many bytes of a form are searched for; only then the rest is compared. */
  private static final int LITERAL = 4;

  private KnownValues() {}

  /** What to search for where this secret is known. Of many lines, each is a secret. */
  static Stream<Literal> of(String secret) {
    return Arrays.stream(secret.split("[\r\n]+", -1))
        .map(line -> line.getBytes(UTF_8))
        .filter(line -> line.length >= SHORTEST)
        .map(line -> new String(line, 0, Math.min(line.length, LONGEST), ISO_8859_1))
        .flatMap(KnownValues::ofLine);
  }

  private static Stream<Literal> ofLine(String line) {
    var inJson = line.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
    var plain = Stream.of(line, inJson).distinct().map(it -> new KnownValue(it, Encoding.PLAIN));
    var base64 = base64(line.getBytes(ISO_8859_1));
    return Stream.of(
            plain.map(value -> new Literal(value.text().substring(0, LITERAL), value)),
            base64.flatMap(KnownValues::broken),
            isPlainInUrls(line) ? Stream.<Literal>empty() : percent(line))
        .flatMap(literals -> literals);
  }

  /** Base64 is broken into lines, and that may be anywhere. */
  private static Stream<Literal> broken(KnownValue value) {
    var literal = value.text().substring(0, LITERAL);
    return Stream.of("", "\n", "\r\n")
        .flatMap(lineEnd ->
            IntStream.range(1, LITERAL)
                .mapToObj(at -> literal.substring(0, at) + lineEnd + literal.substring(at)))
        .distinct()
        .map(text -> new Literal(text, value));
  }

  private static Stream<Literal> percent(String line) {
    var value = new KnownValue(line, Encoding.PERCENT);
    return beginnings(line).stream().map(beginning -> new Literal(beginning, value));
  }

  /** How an encoder may write its first characters, short of one that was not encoded at all. */
  private static Set<String> beginnings(String line) {
    Set<String> beginnings = new LinkedHashSet<>(Set.of(""));
    for (var c : line.substring(0, LITERAL).toCharArray()) {
      Set<String> longer = new LinkedHashSet<>();
      for (var beginning : beginnings) {
        spellings(c).forEach(spelling -> longer.add(beginning + spelling));
      }
      beginnings = longer;
    }
    return beginnings;
  }

  private static List<String> spellings(char c) {
    var plain = c == ' ' ? "+" : Character.toString(c);
    return isUnreserved(c)
        ? List.of(plain)
        : List.of(plain, "%%%02X".formatted((int) c), "%%%02x".formatted((int) c));
  }

  private static boolean isPlainInUrls(String line) {
    return line.chars().allMatch(KnownValues::isUnreserved);
  }

  /** RFC 3986, 2.3. */
  private static boolean isUnreserved(int c) {
    return Ascii.isOfName(c) || c == '-' || c == '.' || c == '~';
  }

  /** What base64 makes of the bytes wherever they begin in what is encoded, in both alphabets. */
  private static Stream<KnownValue> base64(byte[] bytes) {
    Set<KnownValue> pieces = new LinkedHashSet<>();
    for (int before = 0; before < 3; before++) {
      var shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      var isWhole = shifted.length % 3 == 0;
      for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
        var text = whole(encoder.encodeToString(shifted), before, shifted.length);
        pieces.add(new KnownValue(text, isWhole ? Encoding.BASE64 : Encoding.BASE64_AND_A_LETTER));
      }
    }
    return pieces.stream();
  }

  /** Those letters that hold bits of the secret only: six bits each. */
  private static String whole(String encoded, int before, int bytes) {
    return encoded.substring((before * 8 + 5) / 6, bytes * 8 / 6);
  }
}
