package dev.vibesbox.policy;

import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.policy.Decision.Allowed;
import java.util.List;

/**
 * Decides whether a command may run: it stops mistakes and makes intent visible, it is no wall.
 * Immutable; any thread; any text gets a decision, in time that grows with its length.
 */
public final class Policy {
  private static final Label BLANK =
      new Label("blank", "is nothing to run.", "Send the command as text.");
  private static final Label NUL =
      new Label("nul", "cannot be passed to a program.", "Send text without NUL characters.");
  private static final Label VARIABLE =
      new Label(
          "variable",
          "can make a listed program run another one.",
          "Leave env out; whoever runs the server can set executor.environment.");
  private static final Label NESTING =
      new Label(
          "nesting",
          "is more than the policy reads.",
          "Write the commands one after the other, or into a script file.");

  private final PolicyRules rules;

  private Policy(PolicyRules rules) {
    this.rules = rules;
  }

  public static Policy of(PolicyRules rules) {
    return new Policy(rules);
  }

  /** Decides about one command and its variables, of which {@code strict} takes none. */
  public Decision review(CommandSpec spec) {
    return rules instanceof PolicyRules.Strict && !spec.surroundings().environment().isEmpty()
        ? VARIABLE.rejects("A variable given with the command")
        : review(spec.script());
  }

  /** Decides about a command's text. Its length and its shell are looked at elsewhere. */
  public Decision review(CommandSpec.Script script) {
    var text = script.text();
    if (text.isBlank()) {
      return BLANK.rejects("A blank command");
    }
    if (text.indexOf('\0') >= 0) {
      return NUL.rejects("A NUL character");
    }
    return switch (rules) {
      case PolicyRules.Open _ -> inShell(script);
      case PolicyRules.Standard(var list) -> standard(script, list);
      case PolicyRules.Strict(var programs) -> strict(text, programs);
    };
  }

  /** Decides about text for the standard input of a process that runs this command already. */
  public Decision reviewInput(CommandSpec process, String text) {
    return new Allowed(List.of());
  }

  private static Decision standard(CommandSpec.Script script, List<Rule> rules) {
    var program = ShellProgram.of(script.text());
    for (var rule : rules) {
      var found = rule.foundIn(program);
      if (found.isPresent()) {
        return rule.label().rejects(found.get());
      }
    }
    return program.isTooDeep() ? NESTING.rejects("Such deep nesting") : inShell(script);
  }

  private static Decision inShell(CommandSpec.Script script) {
    return new Allowed(List.of(script.shell(), "-c", script.text()));
  }

  private static Decision strict(String text, List<Program> programs) {
    return StrictReview.of(text, programs);
  }
}
