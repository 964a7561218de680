package dev.vibesbox.policy;

/** A recursive removal of what only running would tell. */
record UnknownTarget() implements CallDanger {
  @Override
  public boolean isIn(Call call) {
    return !call.isNameUnknown()
        && Removal.targets(call).stream().anyMatch(UnknownTarget::isUnknown);
  }

  /** Whether nothing but slashes, stars and dots is certain. */
  private static boolean isUnknown(String path) {
    return Unknown.isIn(path) && Unknown.least(path).chars().allMatch(c -> "/*.".indexOf(c) >= 0);
  }
}
