package dev.vibesbox.executor;

import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.redaction.Redaction;

/** A command as lists and events show it: without secrets, and not too long. */
final class ShownCommand {
  private static final int MOST_CHARACTERS = 200;

  private ShownCommand() {}

  static String of(CommandSpec spec, Redaction redaction) {
    var command = redaction.knowing(spec.surroundings().environment()).redact(spec.script().text());
    var characters = command.codePointCount(0, command.length());
    var end = command.offsetByCodePoints(0, Math.min(characters, MOST_CHARACTERS));
    return end == command.length() ? command : command.substring(0, end) + "...";
  }
}
