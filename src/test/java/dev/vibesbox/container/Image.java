package dev.vibesbox.container;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The image of these sources, built by {@code compose.yml} once for all tests. Its tag belongs to
 * this checkout, so the layers of the last build are used again, and nothing piles up.
 */
public final class Image {
  private static final Duration LONGEST_BUILD = Duration.ofMinutes(40);
  private static final String TRUST_STORE = "VIBESBOX_TRUSTSTORE";
  private static final Path MACHINE_TRUST_STORE = Path.of("/etc/ssl/certs/java/cacerts");

  private Image() {}

  /** Its tag. The first call builds it, which takes minutes where there is no layer yet. */
  public static String tag() {
    return Built.TAG;
  }

  /** What {@code docker image inspect --format} says of it. */
  static String inspect(String format) {
    return Cli.docker("image", "inspect", "--format", format, tag());
  }

  /** The variables of {@code compose.yml} that name an image, and let its build reach Maven. */
  static Map<String, String> variables(String tag) {
    return Map.of(
        "VIBESBOX_IMAGE", tag, "VIBESBOX_BUILD_NETWORK", "host", TRUST_STORE, trustStore());
  }

  /** What a build is lent that reaches no layer, as {@code --secret} has it. */
  static String secret() {
    return "id=truststore,src=" + trustStore();
  }

  private static String trustStore() {
    var named = System.getenv(TRUST_STORE);
    if (named != null) {
      return named;
    }
    return Files.isRegularFile(MACHINE_TRUST_STORE) ? MACHINE_TRUST_STORE.toString() : "/dev/null";
  }

  /** Built where the class is initialized: once, whoever asks, and again never after a failure. */
  private static final class Built {
    private static final String TAG = build();

    private static String build() {
      var checkout = Path.of("").toAbsolutePath().toString();
      var tag = "vibesbox:test-%08x".formatted(checkout.hashCode());
      Cli.docker("version", "--format", "{{.Server.Version}}");
      var old = Cli.docker("images", "--quiet", tag);
      Cli.docker(LONGEST_BUILD, variables(tag), "compose", "--progress", "plain", "build");
      if (!old.isEmpty() && !Cli.docker("images", "--quiet", tag).equals(old)) {
        Cli.run(Duration.ofMinutes(1), Map.of(), Cli.line("image", "rm", old));
      }
      return tag;
    }
  }
}
