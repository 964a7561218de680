package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that was started without standard descriptors. */
class ClosedDescriptorsTest {
  @TempDir private Path home;

  @Test
  void nothingOfTheServerTakesTheirPlace() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            "/bin/sh",
            "-c",
            "exec \"$@\" 0<&- 2>&-",
            "sh",
            java,
            "@conf/jvm.options",
            "-classpath",
            System.getProperty("java.class.path"),
            Main.class.getName());
    builder.environment().clear();
    builder.environment().putAll(Map.of("HOME", home.toString(), "VIBESBOX_PORT", "0"));
    var program = new Program(builder.start());
    try {
      assertThat(program.firstLine()).isNotEmpty();
      var pid = program.process().pid();
      // The JVM itself takes the lowest for a file of its own, before it is ours to say.
      assertThat(target(pid, 0)).startsWith("/");
      assertThat(target(pid, 2)).isEqualTo("/dev/null");
    } finally {
      program.terminate();
    }
    assertThat(program.end().code()).isZero();
  }

  private static String target(long pid, int descriptor) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc/%d/fd/%d".formatted(pid, descriptor))).toString();
  }
}
