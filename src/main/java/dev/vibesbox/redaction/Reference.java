package dev.vibesbox.redaction;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;

/** What stands in the place of a value and says where it is to be had. */
final class Reference {
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

  private static final String SIGNS = "$<%[{";

  private static final Pattern SIGNED =
      Pattern.compile(
          "(?s)\\$(?:[A-Z_][A-Z0-9_]{1,40}|[0-9@*]|[a-z_]*(?:pass|passwd|password|token|secret|key))"
              + "[\"',;)\\]}]*|\\$_[A-Z]+\\[.*|\\$[a-z_]{2,}->.*"
              + "|\\$\\{[A-Za-z_][A-Za-z0-9_.]*[}:].*|\\$\\{\\{.*|\\$\\([A-Za-z_./]*|\\{\\{.*"
              + "|</?[A-Za-z][A-Za-z_-]*(?:>[\"',;)\\]}]*)?|%[sdvq][\"',;)\\]}]*|\\[REDACTED.*");

  private Reference() {}

  /**
   * Whether a value is one.
   *
   * @param word the value without what closes something around it
   */
  static boolean isReference(String value, String word) {
    return TAGS.contains(word)
        || isField(word)
        || (word.length() < value.length() && isNameOfKey(word))
        || isSigned(value);
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

  private static boolean isSigned(String value) {
    return !value.isEmpty() && SIGNS.indexOf(value.charAt(0)) >= 0 && SIGNED.matches(value);
  }
}
