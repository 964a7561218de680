package dev.vibesbox.policy;

import java.util.List;
import java.util.regex.Pattern;

/** {@code chmod -R} of one of these paths that lets everybody write. */
record OpenPermissions(Label label, List<String> paths) implements CallRule {
  private static final Pattern OCTAL = Pattern.compile("=?[0-7]*[2367]");
  private static final Pattern SYMBOLIC =
      Pattern.compile("[ug]*([ao][ugoa]*)?[+=][rxXst]*w[a-zA-Z]*");

  @Override
  public boolean isBrokenBy(Call call) {
    if (!call.name().equals("chmod")) {
      return false;
    }
    var options = Options.of(call.arguments());
    var operands = options.operands();
    return options.has("R", "--recursive")
        && operands.stream().anyMatch(OpenPermissions::letsEverybodyWrite)
        && operands.stream().map(AbsolutePath::normal).anyMatch(paths::contains);
  }

  private static boolean letsEverybodyWrite(String mode) {
    if (mode.length() > 12) {
      return false;
    }
    boolean names = mode.contains("a") || mode.contains("o") || mode.startsWith("+");
    return OCTAL.matcher(mode).matches() || (names && SYMBOLIC.matcher(mode).matches());
  }
}
