package dev.vibesbox.redaction;

import com.google.re2j.Pattern;

/** What stands behind a key in programs, templates and reports, and is no secret. */
final class Harmless {
  /** {@code getpass.getpass('}, {@code get(user,}, {@code list[str],}, {@code Option<String>}. */
  private static final String CALL =
      "[&*]?(?:[A-Za-z_]{3,}|[A-Za-z_]+(?:\\.|::)[A-Za-z_]+)(?:(?:\\.|::)[A-Za-z_]+)*"
          + "(?:[(\\[][\"'].*|\\((?:[A-Za-z_.]+,)*|[(\\[<].*[)\\]>](?:\\.[A-Za-z_]+)*[,;:)\\]}]*)";

  private static final String TYPE =
      "&?(?:string|str|char|bool|boolean|int|integer|number|float|bytes|byte|object|any|void|text"
          + "|Optional\\[str\\]?|[A-Z][a-z]*Str(?:ing)?|String|Str|Any|Object|Boolean|Integer)\\??";

  private static final String NOTHING =
      "null|NULL|nil|none|None|undefined|true|True|false|False|required|optional|missing|invalid"
          + "|expired|empty|unset|hidden|redacted|new|await|lambda|function|[*x.]{3,}|-+|\\?+|[0-9]{1,3}";

  private static final String REFERENCE =
      "\\$(?:[A-Z_][A-Z0-9_]{1,40}|[0-9@*]|[a-z_]*(?:pass|passwd|password|token|secret|key))"
          + "[\"',;)\\]}]*|\\$_[A-Z]+\\[.*|\\$[a-z_]{2,}->.*"
          + "|\\$\\{[A-Za-z_][A-Za-z0-9_.]*[}:].*|\\$\\([A-Za-z_./]*|\\{\\{.*"
          + "|</?[A-Za-z][A-Za-z_-]*(?:>[\"',;)\\]}]*)?|%[sdvq][\"',;)\\]}]*|\\[REDACTED.*"
          + "|!(?:secret|env|ref|sub|vault)";

  private static final String FIELD =
      "(?:self|this|cls|process\\.env|os\\.environ|ENV|env|config|cfg|conf|settings|options|opts|args"
          + "|params|props|secrets|vars?|local|data|module|request|req|ctx)(?:\\.[A-Za-z_]+)+";

  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?s)%s|(?:%s|%s|%s)[,;:)\\]}|]*|%s".formatted(CALL, TYPE, NOTHING, FIELD, REFERENCE));

  private static final Pattern TYPE_ONLY = Pattern.compile(TYPE);

  private Harmless() {}

  /** Whether this is no secret, though it is the value of a key. */
  static boolean isHarmless(String value) {
    return HARMLESS.matches(value);
  }

  /** Whether this names a type, as between a variable and its value. */
  static boolean isType(String word) {
    return TYPE_ONLY.matches(word);
  }
}
