package dev.vibesbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vibesbox.config.Configuration;
import dev.vibesbox.redaction.Redaction;
import dev.vibesbox.redaction.Tally;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Text through redaction alone, in chunks as the pump reads them, with everything that is shipped. */
public final class RedactionSpeed {
  private static final int CHUNK = 64 << 10;
  private static final long BYTES = 128L << 20;
  private static final long HOSTILE_BYTES = 2L << 20;
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 11;

  /** Nothing but what has to be looked at: what keeps patterns reading, and what is judged. */
  private static final List<String> HOSTILE =
      List.of(
          "sk-", "eyJ-", "ghp_ ", "glpat-hf_-sk-ant-eyJ-hvs.-", "token=", "password=x\n",
          "password=get(\n", "token: str = ", "\"id\": ", "://u:p@", "token: |\n  x\n");

  private RedactionSpeed() {}

  public static void main(String[] arguments) throws Exception {
    var configuration = Configuration.read(Optional.empty(), Map.of("HOME", "/nowhere"));
    var shipped = Rules.read(configuration).redaction();
    var known = shipped.knowing(List.of("correct horse battery", "p@ss/w0rd", "Zm9vYmFyYmF6"));
    System.out.println("| text | MB/s: min, **median**, max | with 3 known secrets |\n| --- | --- | --- |");
    for (var text : clean().entrySet()) {
      var bytes = repeated(text.getValue());
      System.out.printf(
          "| %s | %s | %s |%n",
          text.getKey(), figures(shipped, bytes, BYTES), figures(known, bytes, BYTES));
    }
    System.out.println("\n| hostile text | MB/s: min, **median**, max |\n| --- | --- |");
    for (var text : HOSTILE) {
      var figures = figures(shipped, repeated(text), HOSTILE_BYTES);
      System.out.printf("| `%s` | %s |%n", text.replace("\n", "\\n"), figures);
    }
  }

  private static byte[] repeated(String text) {
    return text.repeat(1 + (4 << 20) / text.length()).getBytes(UTF_8);
  }

  private static Map<String, String> clean() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(
        "lines of a log",
        "2026-11-23 12:00:00 INFO server.Connection - request 1234 took 15 ms, 200 OK\n");
    texts.put(
        "a program",
        """
          private int header(int from, Outlet outlet) {
            int position = from;
            while (position < window.end() && isInHeader) {
              var header = pem.header(window.at(position));
              isInHeader = header == Pem.Header.GOES_ON;
            }
            return position; // what "follows": the bytes taken
          }
        """);
    texts.put(
        "JSON",
        """
        {"id": 1234, "name": "widget", "tags": ["a", "b"], "url": "http://host:8080/x", "ok": true}
        """);
    var random = new byte[200_000];
    new Random(1).nextBytes(random);
    texts.put("base64", Base64.getMimeEncoder().encodeToString(random) + "\n");
    texts.put(
        "prose in UTF-8",
        "\u00dcber allen Gipfeln ist Ruh; \u0434\u043e \u0441\u0432\u0438\u0434\u0430\u043d\u0438\u044f,"
            + " \u4e16\u754c.\n");
    return texts;
  }

  private static String figures(Redaction redaction, byte[] bytes, long length) {
    var rates = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      double rate = rate(redaction, bytes, length);
      if (round >= 0) {
        rates[round] = rate;
      }
    }
    Arrays.sort(rates);
    return "%.0f, **%.0f**, %.0f".formatted(rates[0], rates[ROUNDS / 2], rates[ROUNDS - 1]);
  }

  private static double rate(Redaction redaction, byte[] bytes, long length) {
    var redactor = redaction.redactor(new Tally());
    var left = new long[1];
    var start = System.nanoTime();
    long taken = 0;
    for (int at = 0; taken < length; at = at + CHUNK > bytes.length - CHUNK ? 0 : at + CHUNK) {
      redactor.accept(bytes, at, CHUNK, (_, _, kept) -> left[0] += kept);
      taken += CHUNK;
    }
    redactor.finish((_, _, kept) -> left[0] += kept);
    var seconds = (System.nanoTime() - start) / 1e9;
    if (length == BYTES && left[0] != taken) {
      throw new IllegalStateException("clean text was changed: %d of %d".formatted(left[0], taken));
    }
    return taken / seconds / 1e6;
  }
}
