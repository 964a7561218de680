package dev.vibesbox.policy;

/** One of some programs that reach other machines, or bash's own way to do so. */
record NetworkUse(Names programs) implements CallDanger {
  @Override
  public boolean isIn(Call call) {
    return programs.contain(call.name())
        || call.redirects().stream().anyMatch(redirect -> isSocket(call.normal(redirect.target())));
  }

  private static boolean isSocket(String path) {
    return path.startsWith("/dev/tcp/") || path.startsWith("/dev/udp/");
  }
}
