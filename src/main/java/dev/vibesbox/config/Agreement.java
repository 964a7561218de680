package dev.vibesbox.config;

import java.nio.file.Path;
import java.time.Duration;

/** Finds values that are right each by itself and wrong together. */
final class Agreement {
  private Agreement() {}

  static void check(Configuration configuration, Reading reading) {
    times(configuration.executor(), reading);
    output(configuration.output(), reading);
    audit(configuration, reading);
    folders(configuration, reading);
  }

  private static void times(ExecutorConfig executor, Reading reading) {
    atMost(
        "executor.defaultTimeoutSeconds",
        executor.defaultTimeout(),
        "executor.longestTimeoutSeconds",
        executor.longestTimeout(),
        reading);
    atMost(
        "executor.longestTimeoutSeconds",
        executor.longestTimeout(),
        "executor.longestBackgroundSeconds",
        executor.longestBackground(),
        reading);
  }

  private static void atMost(
      String key, Duration value, String other, Duration limit, Reading reading) {
    if (value.compareTo(limit) > 0) {
      var allowed = "at most " + other + " (" + limit.toSeconds() + ")";
      reading.reportConflict(key, String.valueOf(value.toSeconds()), allowed);
    }
  }

  private static void output(OutputConfig output, Reading reading) {
    long one = (long) output.headBytes() + output.tailBytes();
    if (one > output.totalBytes()) {
      var allowed = "at least output.headBytes + output.tailBytes (" + one + ")";
      reading.reportConflict("output.totalBytes", String.valueOf(output.totalBytes()), allowed);
    }
  }

  /** What is to be said of the end of each command must have room where the disk has none. */
  private static void audit(Configuration configuration, Reading reading) {
    long least = (long) configuration.executor().maxRunning() * AuditConfig.END_BYTES;
    if (configuration.audit().reserveBytes() < least) {
      reading.reportConflict(
          "audit.reserveBytes",
          String.valueOf(configuration.audit().reserveBytes()),
          "at least 2048 for each of executor.maxRunning (" + least + ")");
    }
  }

  /** What commands may write to must not hold what commands must not read. */
  private static void folders(Configuration configuration, Reading reading) {
    var workspace = configuration.workspace();
    outside(workspace, "dataDir", configuration.dataDir(), reading);
    configuration
        .audit()
        .folder()
        .ifPresent(folder -> outside(workspace, "audit.folder", folder, reading));
    configuration
        .gateway()
        .tokenFile()
        .ifPresent(file -> outside(workspace, "gateway.tokenFile", file, reading));
    configuration
        .redaction()
        .secretsFile()
        .ifPresent(file -> outside(workspace, "redaction.secretsFile", file, reading));
  }

  private static void outside(Path workspace, String key, Path path, Reading reading) {
    if (path.startsWith(workspace)) {
      reading.reportConflict(key, "inside the workspace", "a path outside " + workspace);
    }
  }
}
