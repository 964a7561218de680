package dev.vibesbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The processes of this machine, as proc(5) shows them. */
public final class Running {
  private Running() {}

  /** Pids with exactly this command line; zombies have none. */
  public static List<String> processes(String commandLine) {
    List<String> found = new ArrayList<>();
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var process : processes) {
        if (commandLine.equals(text(process.resolve("cmdline")))) {
          found.add(process.getFileName().toString());
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return found;
  }

  /** What a program that ends at once writes. */
  public static String output(String... words) throws IOException {
    return new String(
        new ProcessBuilder(words).start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** A process may end while it is looked at. */
  private static String text(Path file) {
    try {
      return Files.readString(file).replace('\0', ' ').strip();
    } catch (IOException _) {
      return "";
    }
  }
}
