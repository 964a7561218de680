package dev.vibesbox;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of ours in a JVM of its own, because it ends the JVM it runs in. */
record Program(Process process) {

  /** What it said, and how it ended. */
  record Ended(int code, String output, String errors) {}

  /** Starts it with these variables and no others. */
  static Program start(Class<?> main, Map<String, String> variables, String... arguments)
      throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path = System.getProperty("java.class.path");
    List<String> words = new ArrayList<>(List.of(java, "@conf/jvm.options", "-classpath", path));
    // The jar says so in its manifest.
    words.add("--enable-native-access=ALL-UNNAMED");
    words.add(main.getName());
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words).redirectInput(Redirect.PIPE);
    builder.environment().clear();
    builder.environment().putAll(variables);
    return new Program(builder.start());
  }

  /** Waits for the first line of its standard output. */
  String firstLine() throws IOException {
    return String.valueOf(process.inputReader(StandardCharsets.UTF_8).readLine());
  }

  /** Sends SIGTERM. By the handle, because {@link Process#destroy} would close the outputs too. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Waits for its end; the outputs are short enough for their pipes. */
  Ended end() throws IOException, InterruptedException {
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after 20 s");
    }
    return new Ended(
        process.exitValue(),
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
  }
}
