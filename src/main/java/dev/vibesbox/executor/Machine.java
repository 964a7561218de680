package dev.vibesbox.executor;

import dev.vibesbox.posix.KernelFile;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What the whole machine has; see proc(5). */
final class Machine {
  private static final Pattern TOTAL = Pattern.compile("MemTotal:\\s+(\\d{1,15}) kB");

  private Machine() {}

  /** Bytes of memory. */
  static long memoryBytes() {
    var found = TOTAL.matcher(KernelFile.read("/proc/meminfo").orElse(""));
    return found.find() ? 1024 * Long.parseLong(found.group(1)) : Long.MAX_VALUE;
  }

  /** How many processes and threads there are, again and again. Used by one thread. */
  static final class Tasks {
    private final Optional<KernelFile> file = KernelFile.open("/proc/loadavg");

    /** The number behind the slash of {@code 0.20 0.18 0.12 1/80 11206}. */
    OptionalInt count() {
      var text = file.map(KernelFile::text).orElse("");
      var slash = text.indexOf('/');
      var end = text.indexOf(' ', slash);
      return slash < 0 || end < 0
          ? OptionalInt.empty()
          : OptionalInt.of(Integer.parseInt(text.substring(slash + 1, end)));
    }
  }
}
