package dev.vibesbox.policy;

import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.StandardInput;
import dev.vibesbox.policy.Decision.Allowed;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Decides whether a command may run: it stops mistakes and makes intent visible, it is no wall. Any
 * thread; its rules may be replaced at any time. Any text gets a decision, in time that grows with
 * its length.
 */
public final class Policy {
  private static final Pattern GIT = Pattern.compile("(^|/)\\.git(/|$)");
  private static final Label BLANK =
      new Label("blank", "is nothing to run.", "Send the command as text.");
  private static final Label NUL =
      new Label("nul", "cannot be passed to a program.", "Send text without NUL characters.");
  private static final Label VARIABLE =
      new Label(
          "variable",
          "can make a listed program run another one.",
          "Leave env out; whoever runs the server can set executor.environment.");
  private static final Label DIRECTORY =
      new Label(
          "directory",
          "holds what git runs by itself.",
          "Work in the directory above it, with git's own subcommands.");
  private static final Label NESTING =
      new Label(
          "nesting",
          "is more than the policy reads.",
          "Write the commands one after the other, or into a script file.");
  private static final Label COUNT =
      new Label(
          "count", "is more than the policy reads.", "Write the commands into a script file.");

  /** Written by whoever reads the policy's file again. */
  private volatile PolicyRules rules;

  private Policy(PolicyRules rules) {
    this.rules = rules;
  }

  public static Policy of(PolicyRules rules) {
    return new Policy(rules);
  }

  /** Holds for every review that begins from now on. */
  public void replace(PolicyRules newRules) {
    rules = newRules;
  }

  /**
   * Decides about one command, the variables given with it, of which {@code strict} takes none, its
   * working directory, and what it is given to read.
   */
  public Decision review(CommandSpec spec) {
    if (rules instanceof PolicyRules.Strict && !spec.surroundings().environment().isEmpty()) {
      return VARIABLE.rejects("A variable given with the command");
    }
    var directory = spec.surroundings().directory().orElse("");
    return rules instanceof PolicyRules.Strict && GIT.matcher(directory).find()
        ? DIRECTORY.rejects("The working directory " + Call.shortened(directory))
        : review(spec.script(), spec.surroundings().input().text());
  }

  /** Decides about a command's text. Its length and its shell are looked at elsewhere. */
  public Decision review(CommandSpec.Script script) {
    return review(script, "");
  }

  /**
   * Decides about text for the standard input of a process that runs this command already: a shell
   * among what it started may run it. An allowed text has no argument vector.
   *
   * @param given what it has been given so far, with what it is to be given now
   */
  public Decision reviewInput(CommandSpec process, String given) {
    return switch (rules) {
      case PolicyRules.Open _, PolicyRules.Strict _ -> new Allowed(List.of());
      case PolicyRules.Standard(var list, var reviewsInput) ->
          reviewsInput
              ? on(ShellProgram.of(process.script().text(), read(process, given)), list, List.of())
              : new Allowed(List.of());
    };
  }

  /** Which keys a terminal is told to take for what, nobody knows: as they are, and as usual. */
  private static String read(CommandSpec process, String given) {
    boolean isTyped = process.surroundings().input() instanceof StandardInput.Terminal;
    return isTyped ? given + "\n" + TypedText.of(given) : given;
  }

  private Decision review(CommandSpec.Script script, String input) {
    var text = script.text();
    if (text.isBlank()) {
      return BLANK.rejects("A blank command");
    }
    if (text.indexOf('\0') >= 0) {
      return NUL.rejects("A NUL character");
    }
    var inShell = List.of(script.shell(), "-c", text);
    return switch (rules) {
      case PolicyRules.Open _ -> new Allowed(inShell);
      case PolicyRules.Standard(var list, var reviewsInput) ->
          on(ShellProgram.of(text, reviewsInput ? input : ""), list, inShell);
      case PolicyRules.Strict(var programs) -> StrictReview.of(text, programs);
    };
  }

  private static Decision on(ShellProgram program, List<Rule> rules, List<String> argv) {
    if (program.isTooMuch()) {
      return COUNT.rejects(
          "A text that may start more than %,d programs, or grows as much where it is expanded,"
              .formatted(ShellProgram.MOST_CALLS));
    }
    var decision = Verdict.on(program, rules, argv);
    boolean isLeft = program.isTooDeep() && !(decision instanceof Decision.Rejected);
    return isLeft ? NESTING.rejects("Such deep nesting") : decision;
  }
}
