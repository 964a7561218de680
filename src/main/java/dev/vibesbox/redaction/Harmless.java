package dev.vibesbox.redaction;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;

/** What stands behind a key in programs, templates and reports, and is no secret. */
final class Harmless {
  private static final Set<String> WORDS =
      Set.of(
          "null",
          "NULL",
          "Null",
          "nil",
          "none",
          "None",
          "undefined",
          "nullptr",
          "true",
          "True",
          "false",
          "False",
          "yes",
          "YES",
          "no",
          "NO",
          "required",
          "optional",
          "missing",
          "invalid",
          "expired",
          "empty",
          "unset",
          "hidden",
          "redacted",
          "masked",
          "omitted",
          "new",
          "await",
          "lambda",
          "function",
          "EOF",
          "(",
          "[",
          "{");

  /** Of YAML, in CloudFormation, Home Assistant, GitLab and others. */
  private static final Set<String> TAGS =
      Set.of(
          "!Ref",
          "!Sub",
          "!GetAtt",
          "!ImportValue",
          "!Join",
          "!Select",
          "!Split",
          "!If",
          "!FindInMap",
          "!Base64",
          "!Transform",
          "!secret",
          "!env",
          "!env_var",
          "!ref",
          "!sub",
          "!vault",
          "!include",
          "!reference");

  /** {@code self.token}. */
  private static final List<String> OWNERS =
      List.of(
          "self.",
          "this.",
          "cls.",
          "process.env.",
          "os.environ.",
          "ENV.",
          "env.",
          "config.",
          "cfg.",
          "conf.",
          "settings.",
          "options.",
          "opts.",
          "args.",
          "params.",
          "props.",
          "secrets.",
          "var.",
          "vars.",
          "local.",
          "data.",
          "module.",
          "request.",
          "req.",
          "ctx.");

  private static final Pattern NAME_OF_KEY =
      Pattern.compile(
          "(?:[A-Za-z_]*_)?(?i:pass|passwd|password|token|secret|key)"
              + "|[A-Za-z_]*[a-z](?:Pass|Passwd|Password|Token|Secret|Key)");

  private static final String SIGNS_OF_REFERENCES = "$<%[{";

  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?s)\\$(?:[A-Z_][A-Z0-9_]{1,40}|[0-9@*]|[a-z_]*(?:pass|passwd|password|token|secret|key))"
              + "[\"',;)\\]}]*|\\$_[A-Z]+\\[.*|\\$[a-z_]{2,}->.*"
              + "|\\$\\{[A-Za-z_][A-Za-z0-9_.]*[}:].*|\\$\\{\\{.*|\\$\\([A-Za-z_./]*|\\{\\{.*"
              + "|</?[A-Za-z][A-Za-z_-]*(?:>[\"',;)\\]}]*)?|%[sdvq][\"',;)\\]}]*|\\[REDACTED.*");

  /** What may close something around a value. */
  private static final String CLOSING = ",;:)]}|";

  private Harmless() {}

  /** Whether this is no secret, though it is the value of a key. */
  static boolean isHarmless(String value) {
    var word = bare(value);
    return WORDS.contains(word)
        || TAGS.contains(word)
        || Types.isType(word)
        || Placeholder.isPlaceholder(word)
        || isField(word)
        || (word.length() < value.length() && isNameOfKey(word))
        || Call.isCall(value)
        || isReference(value);
  }

  /** A value without what closes something around it. */
  static String bare(String value) {
    int end = value.length();
    while (end > 0 && CLOSING.indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    return value.substring(0, end);
  }

  private static boolean isField(String word) {
    for (var owner : OWNERS) {
      if (word.startsWith(owner)) {
        return word.length() > owner.length() && Ascii.consistsOf(word, "_.", owner.length());
      }
    }
    return false;
  }

  /** As programs hand it on: {@code f(token=token)}. */
  private static boolean isNameOfKey(String word) {
    return Ascii.consistsOf(word, "_", 0) && NAME_OF_KEY.matches(word);
  }

  private static boolean isReference(String value) {
    return !value.isEmpty()
        && SIGNS_OF_REFERENCES.indexOf(value.charAt(0)) >= 0
        && REFERENCE.matches(value);
  }
}
