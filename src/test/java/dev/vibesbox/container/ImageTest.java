package dev.vibesbox.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image is, before it runs; and that it starts as it was built to. */
@NeedsEngine
class ImageTest {
  private static final long LARGEST_BYTES = 170_000_000;
  private static final int MOST_AT_REST_KB = 100_000;
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  @Test
  void itIsSmall() {
    assertThat(Long.parseLong(Image.inspect("{{.Size}}"))).isLessThanOrEqualTo(LARGEST_BYTES);
  }

  @Test
  void itSaysWhatItIsAndHowItRuns() {
    assertThat(
            Image.inspect("{{.Config.User}} {{.Config.WorkingDir}} {{json .Config.ExposedPorts}}"))
        .isEqualTo("vibesbox /app {\"8000/tcp\":{}}");
    assertThat(Image.inspect("{{index .Config.Entrypoint 0}} {{json .Config.Cmd}}"))
        .isEqualTo("java null");
    assertThat(Image.inspect("{{json .Config.Labels}}"))
        .contains("org.opencontainers.image.title", "org.opencontainers.image.licenses");
    var health = "{{.Config.Healthcheck.Interval}} {{.Config.Healthcheck.Timeout}}";
    assertThat(Image.inspect(health + " {{.Config.Healthcheck.Retries}}")).isEqualTo("30s 10s 3");
  }

  /** In the mode {@code on} a cache that does not fit is an error, not a slower start. */
  @Test
  void itsCacheFitsWhatItStarts() {
    var java = "exec java @conf/jvm.options -XX:AOTCache=vibesbox.aot -XX:AOTMode=on";
    var version = java + " -jar vibesbox.jar --version";
    assertThat(Cli.docker("run", "--rm", "--entrypoint", "sh", Image.tag(), "-c", version))
        .startsWith("vibesbox ");
  }

  @Test
  void itIsLightAtRestAndStartsWithoutAComplaint() {
    try (var box = Box.start()) {
      assertThat(box.logs()).doesNotContain("[warning]", "[error]");
      var resident = RESIDENT.matcher(box.exec("cat", "/proc/1/status"));
      assertThat(resident.find()).isTrue();
      System.out.printf("resident at rest: %s kB%n", resident.group(1));
      assertThat(Integer.parseInt(resident.group(1))).isLessThanOrEqualTo(MOST_AT_REST_KB);
    }
  }

  @Test
  void theBuildIsGivenWhatItNeedsAndNothingElse(@TempDir Path folder) throws IOException {
    var everything = Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY . /\n");
    var seen = folder.resolve("seen");
    Cli.docker(
        "buildx",
        "build",
        "--file",
        everything.toString(),
        "--output",
        "type=local,dest=" + seen,
        ".");
    var needed = files(Path.of("."), "conf", "image", "pom.xml", "src/main");
    assertThat(files(seen, ".")).isEqualTo(needed);
  }

  private static Set<String> files(Path root, String... names) throws IOException {
    var found = new TreeSet<String>();
    for (var name : names) {
      try (var files = Files.walk(root.resolve(name))) {
        files
            .filter(Files::isRegularFile)
            .map(root::relativize)
            .forEach(it -> found.add("" + it.normalize()));
      }
    }
    return found;
  }
}
