package dev.vibesbox.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a call removes together with all that is in it. */
final class Removal {
  private static final Set<String> REMOVERS = Set.of("rm", "srm", "grm", "rimraf");

  private Removal() {}

  /** The paths as written; none where the call is none that removes. */
  static List<String> targets(Call call) {
    if (call.name().equals("find")) {
      var find = FindCommand.of(call.arguments());
      return find.deletes() && !find.isNarrowed() ? find.paths() : List.of();
    }
    if (!REMOVERS.contains(call.name()) && !call.isNameUnknown()) {
      return List.of();
    }
    var options = Options.of(call.arguments());
    boolean isRecursive = options.has("rR", "--recursive");
    boolean isForced = options.has("f", "--force");
    boolean isRemover =
        REMOVERS.contains(call.name()) && (isRecursive || call.name().equals("rimraf"));
    boolean mayBeOne = call.isNameUnknown() && isRecursive && isForced;
    return isRemover || mayBeOne ? options.operands() : List.of();
  }

  /** The paths that a call moves away. */
  static Stream<String> moved(Call call) {
    if (!call.name().equals("mv")) {
      return Stream.empty();
    }
    var options = Options.of(call.arguments());
    int sources = options.has("t", "--target-directory") ? 0 : 1;
    return options.operands().stream()
        .filter(path -> !Unknown.isIn(path))
        .limit(Math.max(0, options.operands().size() - sources));
  }
}
