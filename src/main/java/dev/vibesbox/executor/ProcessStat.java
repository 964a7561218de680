package dev.vibesbox.executor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What proc(5) says of a process in {@code /proc/pid/stat}.
 *
 * @param startTicks when it started, since boot; with the pid it names one process only
 */
record ProcessStat(int pid, boolean isZombie, int session, long startTicks) {
  private static final int STATE = 0;
  private static final int SESSION = 3;
  private static final int START = 19;

  /** Empty when there is no such process. */
  static Optional<ProcessStat> of(int pid) {
    try {
      var bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/stat"));
      var text = new String(bytes, StandardCharsets.ISO_8859_1);
      // The name before may hold anything, brackets and spaces included.
      var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
      return Optional.of(
          new ProcessStat(
              pid,
              fields[STATE].equals("Z") || fields[STATE].equals("X"),
              Integer.parseInt(fields[SESSION]),
              Long.parseLong(fields[START])));
    } catch (IOException | IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }
}
