package dev.vibesbox.executor;

import dev.vibesbox.posix.KernelFile;
import java.time.Duration;
import java.util.Optional;

/**
 * The processes that the kernel killed for memory, as the server's control group counts them. The
 * counter does not say who was killed, so that each kill is put down to one command at most: to one
 * that used much memory, or that was killed in the same moment. The second, because the kernel may
 * take a victim's memory back before its peak is noted. Used by the pump.
 */
final class MemoryKills {
  private static final String FIELD = "oom_kill ";

  /**
   * What the kernel kills for memory is the largest; whatever is smaller than this share is not.
   */
  private static final int SHARE = 8;

  /** From the kill until the victim, which has memory to give back, is gone and noticed. */
  private static final long MOMENT_NANOS = Duration.ofSeconds(1).toNanos();

  private final Optional<KernelFile> counter;
  private final long muchKb;
  private long claimed;
  private long seen;
  private long seenNanos = System.nanoTime() - MOMENT_NANOS;

  MemoryKills(Cgroup cgroup) {
    this.counter = cgroup.memoryKills();
    this.muchKb =
        Math.min(cgroup.memoryBytes().orElse(Long.MAX_VALUE), Machine.memoryBytes()) / 1024 / SHARE;
  }

  /** How many there were until now; to be asked now and then, so that it is known when. */
  long count(long now) {
    var count = counter.map(file -> number(file.text())).orElse(0L);
    if (count > seen) {
      seen = count;
      seenNanos = now;
    }
    return count;
  }

  /**
   * Puts the kills since then, if there are any that nobody has claimed, down to a command.
   *
   * @param peakKb most resident memory of any process of the command, as far as that is known
   */
  boolean claim(long since, long peakKb, long now) {
    var count = count(now);
    var isLikely = peakKb >= muchKb || now - seenNanos < MOMENT_NANOS;
    if (!isLikely || count <= Math.max(since, claimed)) {
      return false;
    }
    claimed = count;
    return true;
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
