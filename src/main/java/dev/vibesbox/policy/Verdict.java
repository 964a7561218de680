package dev.vibesbox.policy;

import dev.vibesbox.policy.Decision.Allowed;
import dev.vibesbox.policy.Decision.Ask;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What rules say to a text. For each call the first rule that fits decides; those that only take
 * notice let the next ones speak. The strictest word about any call is the word about the text.
 */
final class Verdict {
  private final List<Rule> rules;
  private final Set<String> audited = new LinkedHashSet<>();
  private Optional<Decision.Rejected> rejected = Optional.empty();
  private Optional<Decision.Rejected> asked = Optional.empty();

  private Verdict(List<Rule> rules) {
    this.rules = rules;
  }

  /** The decision, with this as what is allowed if it comes to that. */
  static Decision on(ShellProgram program, List<Rule> rules, List<String> argv) {
    var verdict = new Verdict(rules);
    verdict.textRules(program);
    for (var call : program.calls()) {
      if (verdict.rejected.isPresent()) {
        break;
      }
      verdict.callRules(call);
    }
    return verdict.decision(new Allowed(argv, List.copyOf(verdict.audited)));
  }

  private Decision decision(Allowed allowed) {
    if (rejected.isPresent()) {
      return rejected.get();
    }
    return asked
        .<Decision>map(why -> new Ask(why.rule(), why.reason(), why.suggestion(), allowed))
        .orElse(allowed);
  }

  private void textRules(ShellProgram program) {
    for (var rule : rules) {
      if (rule.danger() instanceof TextDanger danger) {
        danger.foundIn(program).ifPresent(found -> apply(rule, found));
      }
    }
  }

  private void callRules(Call call) {
    for (var rule : rules) {
      if (rule.danger() instanceof CallDanger danger) {
        var found = danger.foundIn(call);
        found.ifPresent(text -> apply(rule, text));
        if (found.isPresent() && rule.action() != Action.AUDIT) {
          return;
        }
      }
    }
  }

  private void apply(Rule rule, String found) {
    var why = rule.label().rejects(found);
    switch (rule.action()) {
      case ALLOW -> {}
      case AUDIT -> audited.add(why.rule());
      case ASK -> asked = asked.or(() -> Optional.of(why));
      case REJECT -> rejected = rejected.or(() -> Optional.of(why));
    }
  }
}
