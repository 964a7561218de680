package dev.vibesbox.command;

import java.time.Duration;
import java.util.List;

/**
 * What a request may ask for.
 *
 * @param maxCommandChars longest command text, in UTF-16 units
 * @param maxStdinChars longest text for standard input, in UTF-16 units
 * @param defaultTimeout of a foreground command
 * @param longestTimeout of a foreground command
 * @param longestBackground of a background command
 * @param shells paths of the permitted shells; the first is the default
 */
public record CommandLimits(
    int maxCommandChars,
    int maxStdinChars,
    Duration defaultTimeout,
    Duration longestTimeout,
    Duration longestBackground,
    List<String> shells) {
  public CommandLimits {
    shells = List.copyOf(shells);
  }
}
