package dev.vibesbox.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of the machine that the tests run on; most of all, {@code docker}. */
public final class Cli {
  private static final Path FOLDER = Path.of("target", "container");

  private Cli() {}

  /** What a program said on both outputs, and how it ended. */
  public record Ended(int code, String output) {}

  /** Runs {@code docker} with these words; what it said, without the end of the last line. */
  public static String docker(String... words) {
    return docker(Duration.ofMinutes(2), Map.of(), words);
  }

  /** As above, with variables and a limit of time. */
  public static String docker(Duration limit, Map<String, String> variables, String... words) {
    var ended = run(limit, variables, line(words));
    if (ended.code() != 0) {
      throw new AssertionError(
          "docker %s ended with %d: %s"
              .formatted(String.join(" ", words), ended.code(), ended.output()));
    }
    return ended.output();
  }

  /** Runs any program to its end, or kills it at the limit. */
  public static Ended run(Duration limit, Map<String, String> variables, List<String> words) {
    try {
      Files.createDirectories(FOLDER);
      var said = Files.createTempFile(FOLDER, "said", ".txt");
      var builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.redirectOutput(said.toFile()).environment().putAll(variables);
      var process = builder.start();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(words + " took over " + limit + ": " + text(said));
      }
      var ended = new Ended(process.exitValue(), text(said).stripTrailing());
      Files.delete(said);
      return ended;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A command line of {@code docker}. */
  static List<String> line(String... words) {
    var line = new ArrayList<>(List.of(words));
    line.addFirst("docker");
    return line;
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
