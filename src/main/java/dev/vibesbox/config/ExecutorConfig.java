package dev.vibesbox.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Running commands.
 *
 * @param shells absolute paths, at least one; the first is the default
 * @param maxCommandChars longest command text, in UTF-16 units
 * @param defaultTimeout of a foreground command that names none
 * @param longestTimeout a foreground command may ask for
 * @param longestBackground a background command may ask for
 * @param grace between SIGTERM and SIGKILL
 * @param maxRunning commands at a time
 * @param maxRunningPerClient of these, those of one client
 * @param keptFinished finished processes that stay readable
 * @param keptFinishedFor how long they stay readable
 * @param maxStdinBytes longest standard input of a command
 * @param maxPendingInputBytes what one process may leave unread of what was written to it
 * @param minFreeBytes of the disk, below which nothing starts and nothing writes files
 * @param environment variables that every command gets
 */
public record ExecutorConfig(
    List<String> shells,
    int maxCommandChars,
    Duration defaultTimeout,
    Duration longestTimeout,
    Duration longestBackground,
    Duration grace,
    int maxRunning,
    int maxRunningPerClient,
    int keptFinished,
    Duration keptFinishedFor,
    int maxStdinBytes,
    int maxPendingInputBytes,
    long minFreeBytes,
    Map<String, String> environment) {

  private static final Kind<List<String>> SHELLS =
      Kind.list(Kind.text().where(shell -> shell.startsWith("/") && isPrintable(shell), ""))
          .where(shells -> !shells.isEmpty(), "at least one absolute path");

  private static final Predicate<String> IS_VARIABLE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*").asMatchPredicate();

  private static final Kind<Map<String, String>> ENVIRONMENT =
      Kind.mapping(IS_VARIABLE, "names of variables, a text for each")
          .where(
              variables -> variables.values().stream().noneMatch(text -> text.indexOf(0) >= 0),
              "names of variables, a text for each")
          .hidden();

  public ExecutorConfig {
    shells = List.copyOf(shells);
    environment = Map.copyOf(environment);
  }

  static ExecutorConfig read(Section section) {
    return new ExecutorConfig(
        section.value("shells", SHELLS),
        section.integer("maxCommandChars", 1, 100_000),
        section.seconds("defaultTimeoutSeconds", 1, 86400),
        section.seconds("longestTimeoutSeconds", 1, 86400),
        section.seconds("longestBackgroundSeconds", 1, 604_800),
        // The server itself must be gone 8 s after SIGTERM.
        section.millis("graceMillis", 0, 5000),
        section.integer("maxRunning", 1, 1024),
        section.integer("maxRunningPerClient", 1, 1024),
        section.integer("keptFinished", 1, 10_000),
        section.seconds("keptFinishedSeconds", 1, 604_800),
        section.integer("maxStdinBytes", 0, 16 << 20),
        section.integer("maxPendingInputBytes", 1024, 16 << 20),
        section.whole("minFreeBytes", 0, 1L << 40),
        section.value("environment", ENVIRONMENT));
  }

  private static boolean isPrintable(String path) {
    return OneLine.of(path).equals(path);
  }
}
