package dev.vibesbox.executor;

import dev.vibesbox.posix.KernelFile;
import java.util.Optional;

/**
 * The processes that the kernel killed for memory, as the server's control group counts them. The
 * counter does not say who was killed, so that each kill is put down to one command at most, and
 * only to one that used much memory: somebody else's kill is never taken for one. Used by the pump.
 */
final class MemoryKills {
  private static final String FIELD = "oom_kill ";

  /**
   * What the kernel kills for memory is the largest; whatever is smaller than this share is not.
   */
  private static final int SHARE = 8;

  private final Optional<KernelFile> counter;
  private final long muchKb;
  private long claimed;

  MemoryKills(Cgroup cgroup) {
    this.counter = cgroup.memoryKills();
    this.muchKb =
        Math.min(cgroup.memoryBytes().orElse(Long.MAX_VALUE), Machine.memoryBytes()) / 1024 / SHARE;
  }

  /** How many there were until now. */
  long count() {
    return counter.map(file -> number(file.text())).orElse(0L);
  }

  /**
   * Puts the kills since then, if there are any that nobody has claimed, down to a command.
   *
   * @param peakKb most resident memory of any process of the command
   */
  boolean claim(long since, long peakKb) {
    if (peakKb < muchKb) {
      return false;
    }
    var now = count();
    var isNew = now > Math.max(since, claimed);
    claimed = isNew ? now : claimed;
    return isNew;
  }

  private static long number(String text) {
    var start = text.indexOf(FIELD);
    if (start < 0) {
      return 0;
    }
    var value = 0L;
    for (var i = start + FIELD.length();
        i < text.length() && Character.isDigit(text.charAt(i));
        i++) {
      value = 10 * value + Character.digit(text.charAt(i), 10);
    }
    return value;
  }
}
