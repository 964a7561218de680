package dev.vibesbox.policy;

import java.util.List;

/** {@code rm -r} of one of these paths. */
record RecursiveRemoval(Label label, List<String> paths) implements CallRule {

  @Override
  public boolean isBrokenBy(Call call) {
    if (!call.name().equals("rm")) {
      return false;
    }
    var options = Options.of(call.arguments());
    return options.has("rR", "--recursive")
        && options.operands().stream().map(AbsolutePath::normal).anyMatch(paths::contains);
  }
}
