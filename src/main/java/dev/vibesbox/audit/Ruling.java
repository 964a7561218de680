package dev.vibesbox.audit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was decided about a command before it ran, or instead.
 *
 * @param rule that decided
 * @param noticed rules that only take notice
 */
public record Ruling(Decision decision, Optional<String> rule, List<String> noticed) {

  /** In one word. */
  public enum Decision {
    /** Policy has nothing against it. */
    ALLOWED,
    /** Somebody has to agree first, and was asked. */
    ASKED,
    /** Somebody has agreed. */
    CONFIRMED,
    /** Somebody was asked, and has not agreed. */
    DECLINED,
    /** Policy does not allow it, or nobody can be asked who has to agree. */
    REJECTED,
    /** It could not run for another reason: an argument, a limit, a machine with nothing left. */
    REFUSED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Ruling {
    noticed = List.copyOf(noticed);
  }

  /** Where no rule only took notice. */
  public Ruling(Decision decision, Optional<String> rule) {
    this(decision, rule, List.of());
  }

  Line on(Line line) {
    line.put("decision", decision.label()).put("rule", rule);
    return noticed.isEmpty() ? line : line.put("noticed", noticed);
  }
}
